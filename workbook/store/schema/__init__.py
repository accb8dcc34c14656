"""The tables, step by step from the first version on. Migrations are appended and never edited: workbooks out there ran them.

SQL owns the rules that must hold whatever the program does: no signed note changes, what is append-only stays, nothing is
orphaned. Triggers name the columns that identify a row, because an insert or update "or replace" removes the row in its way
without asking its triggers on a connection that is set up differently from ours. Nothing of the program is imported here:
a migration must mean the same in ten years.

The order of the imports below is the order in which the steps run.
"""

from workbook.store.schema import v001_v003_people as v001_v003_people
from workbook.store.schema import v004_v006_work as v004_v006_work
from workbook.store.schema import v007_v008_notes as v007_v008_notes
from workbook.store.schema import v009_two_people as v009_two_people
from workbook.store.schema import v010_agreements as v010_agreements
from workbook.store.schema import v011_intakes as v011_intakes
from workbook.store.schema import v012_v013_handover as v012_v013_handover
from workbook.store.schema import v014_cautions as v014_cautions
from workbook.store.schema import v015_measures as v015_measures
from workbook.store.schema import v016_joint_view as v016_joint_view
from workbook.store.schema import v017_declined_kept as v017_declined_kept
from workbook.store.schema import v018_hour as v018_hour
from workbook.store.schema import v020_notes as v020_notes
from workbook.store.schema import v021_plan as v021_plan
from workbook.store.schema import v022_homework as v022_homework
from workbook.store.schema import v023_life as v023_life
from workbook.store.schema import v024_search as v024_search
from workbook.store.schema import v025_check_in_alone as v025_check_in_alone
from workbook.store.schema import v026_library as v026_library
from workbook.store.schema import v027_language as v027_language
from workbook.store.schema.steps import schema as schema
