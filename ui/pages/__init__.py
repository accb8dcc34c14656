"""One file per page. Each exports `build(context) -> Page`; `ui.app` alone knows which there are."""
