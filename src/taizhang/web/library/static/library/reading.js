// The text and its records: a click goes both ways, J and K go through them. Without it every card is a link.
(() => {
  const page = document.querySelector(".reading");
  if (!page) return;
  const text = page.querySelector("#text");
  const cards = page.querySelector("#cards");
  const marksOf = (key) => text.querySelectorAll(`[data-r~="${CSS.escape(key)}"]`);
  const cardOf = (key) => document.getElementById(`c-${key}`);
  const current = () => cards && cards.querySelector("[aria-current]");

  const address = (key) => {
    const asked = new URLSearchParams(location.search);
    asked.delete("start");
    asked.delete("end");
    asked.set("at", key);
    return `${location.pathname}?${asked}`;
  };

  // Mark a record in the text and in the list; show it in full unless it is shown already.
  const choose = (key, { scrollText = true, scrollCard = true, load = true } = {}) => {
    for (const one of text.querySelectorAll(".m.at")) one.classList.remove("at");
    for (const one of marksOf(key)) one.classList.add("at");
    if (cards) for (const one of cards.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    const card = cardOf(key);
    if (card) card.setAttribute("aria-current", "true");
    if (scrollText) document.getElementById(`m-${key}`)?.scrollIntoView({ block: "center" });
    if (scrollCard && card) {
      const room = cards.getBoundingClientRect(), own = card.getBoundingClientRect();
      if (own.top < room.top || own.bottom > room.bottom) cards.scrollTop += own.top - room.top - room.height / 3;
    }
    history.replaceState(null, "", address(key));
    if (load) htmx.ajax("GET", address(key), { target: "#record", swap: "innerHTML" });
  };

  const step = (by) => {
    if (!cards) return;
    const all = [...cards.children];
    const here = all.indexOf(current());
    const next = all[here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1)];
    if (next) choose(next.dataset.key);
  };

  const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-r]");
    if (!mark || !isPlain(event)) return;
    if (mark.dataset.r === "at") return;
    event.preventDefault();
    if (!getSelection().isCollapsed) return;
    // Of records that share a figure a further click shows the next.
    const keys = mark.dataset.r.split(" ");
    const shown = keys.indexOf(current()?.dataset.key);
    choose(keys[(shown + 1) % keys.length], { scrollText: false });
  });
  cards?.addEventListener("click", (event) => {
    const card = event.target.closest("[data-key]");
    if (!card || !isPlain(event)) return;
    event.preventDefault();
    choose(card.dataset.key, { scrollCard: false });
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const inList = event.target.closest("#cards, #record");
    if (event.key === "j" || (inList && event.key === "ArrowDown")) { event.preventDefault(); step(1); }
    if (event.key === "k" || (inList && event.key === "ArrowUp")) { event.preventDefault(); step(-1); }
  });

  const at = new URLSearchParams(location.search).get("at");
  const first = at ? document.getElementById(`m-${at}`) : document.getElementById("m-at");
  if (first && !location.hash) first.scrollIntoView({ block: "center" });
  if (at && cardOf(at)) cards.scrollTop = cardOf(at).offsetTop - cards.offsetTop - 60;
})();
