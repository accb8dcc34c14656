"""Documents for the printer, drawn from plain facts that disclosure has let through."""
