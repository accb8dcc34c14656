"""Plain, frozen data for pages: what a document or a couple-facing page renders, and nothing more.

Facts are made by `disclosure` alone, for one audience. They hold no uid, no record and no way back to one, so that a
renderer cannot print what was not let through. What an audience may not see is absent here, not blanked.
Ratings are floats or ints on the scale named; None is "no answer shown here", whatever the reason behind it.
"""

from workbook.facts.agreement import AgreementFacts as AgreementFacts
from workbook.facts.agreement import SignerFact as SignerFact
from workbook.facts.background import BackgroundFacts as BackgroundFacts
from workbook.facts.background import PointFact as PointFact
from workbook.facts.background import SourceFact as SourceFact
from workbook.facts.blank_intake import BlankGroup as BlankGroup
from workbook.facts.blank_intake import BlankIntakeFacts as BlankIntakeFacts
from workbook.facts.blank_intake import BlankQuestion as BlankQuestion
from workbook.facts.handout import GuideFact as GuideFact
from workbook.facts.handout import HandoutFacts as HandoutFacts
from workbook.facts.handout import PartFact as PartFact
from workbook.facts.handout import RecoveryFacts as RecoveryFacts
from workbook.facts.intake import IntakeCell as IntakeCell
from workbook.facts.intake import IntakeFacts as IntakeFacts
from workbook.facts.intake import IntakeGroup as IntakeGroup
from workbook.facts.intake import IntakeRow as IntakeRow
from workbook.facts.intake import WasFact as WasFact
from workbook.facts.joint import HomeFact as HomeFact
from workbook.facts.joint import JointFacts as JointFacts
from workbook.facts.joint import JointStep as JointStep
from workbook.facts.joint import StageFact as StageFact
from workbook.facts.joint import StageName as StageName
from workbook.facts.measure import ChangeFact as ChangeFact
from workbook.facts.measure import MeasureFact as MeasureFact
from workbook.facts.note import LaterFact as LaterFact
from workbook.facts.note import NoteFacts as NoteFacts
from workbook.facts.note import PassageFact as PassageFact
from workbook.facts.note import SectionFact as SectionFact
from workbook.facts.packet import PacketFacts as PacketFacts
from workbook.facts.page import Letterhead as Letterhead
from workbook.facts.page import Names as Names
from workbook.facts.picture import AsideFact as AsideFact
from workbook.facts.picture import CauseFact as CauseFact
from workbook.facts.picture import CourseRow as CourseRow
from workbook.facts.picture import GapFact as GapFact
from workbook.facts.picture import Moment as Moment
from workbook.facts.picture import PictureFacts as PictureFacts
from workbook.facts.picture import ReasonFact as ReasonFact
from workbook.facts.picture import StrengthFact as StrengthFact
from workbook.facts.picture import SuggestionFact as SuggestionFact
from workbook.facts.picture import ThemeRow as ThemeRow
from workbook.facts.progress import ExerciseFact as ExerciseFact
from workbook.facts.progress import GoalFact as GoalFact
from workbook.facts.progress import ProgressFacts as ProgressFacts
from workbook.facts.progress import SessionFact as SessionFact
from workbook.facts.progress import StepFact as StepFact
from workbook.facts.trend import Trend as Trend
from workbook.model.common import PARTNERS as PARTNERS
from workbook.model.common import Audience as Audience
from workbook.model.common import Whose as Whose
