"""A page in the browser, with what it asked for and what it complained of."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Screenshots are kept here, for whoever wants to see what the browser saw.
PICTURES = Path(__file__).resolve().parents[3] / "build" / "screenshots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The running demonstration."""

    address: str
    link: str
    folder: Path


@dataclass(kw_only=True)  # no slots: Playwright keeps its wrappers on the object
class Look:
    """``page`` is Playwright's; ``faults``: errors of scripts and refusals by the policy."""

    site: Site
    page: Any
    faults: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._said)

    def goto(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(self.site.address + path)

    def settle(self) -> None:
        """Wait until every chart of the page is drawn."""
        undrawn = self.page.locator("figure[data-chart]:not([data-drawn])")
        for _ in range(undrawn.count()):
            undrawn.first.wait_for(state="detached")

    def printed(self) -> str:
        """The text of the page as it prints on A4; fails where a sheet of it is blank."""
        import pypdfium2

        document = pypdfium2.PdfDocument(self.page.pdf(format="A4", prefer_css_page_size=True))
        texts = [page.get_textpage().get_text_bounded() for page in document]
        assert all(text.strip() for text in texts), "a blank sheet"
        return "\n".join(texts)

    def violations(self, *, only: tuple[str, ...] = ()) -> list[str]:
        """What axe finds, one line each: rule, how bad, where. ``only``: the rules to be tried."""
        from axe_playwright_python.sync_playwright import Axe

        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if only:
            options["runOnly"] = {"type": "rule", "values": list(only)}
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{rule['id']} ({rule['impact']}): {node['html'][:160]}"
            for rule in found
            for node in rule["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def picture(self, name: str, *, whole: bool = True) -> None:
        """Keep a screenshot: of the whole page, or of what is in view."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site.address, "data:")):
            self.elsewhere.append(request.url)

    def _said(self, message: Any) -> None:
        # A page that is meant to be refused (403, 404) is told by the browser as an error too.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)
