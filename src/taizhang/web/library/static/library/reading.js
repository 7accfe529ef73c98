// The text and its records: a click goes both ways, J and K go through them, a selection becomes a record.
// Without it every card is a link.
(() => {
  const page = document.querySelector(".reading");
  if (!page) return;
  const text = page.querySelector("#text");
  const cards = page.querySelector("#cards");
  const panel = page.querySelector("#record");
  const narrow = matchMedia("(max-width: 899px)");
  const marksOf = (key) => text.querySelectorAll(`[data-r~="${CSS.escape(key)}"]`);
  const cardOf = (key) => document.getElementById(`c-${key}`);
  const current = () => cards && cards.querySelector("[aria-current]");

  const address = (key) => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["start", "end", "at"]) asked.delete(name);
    if (key) asked.set("at", key);
    return `${location.pathname}?${asked}`;
  };
  const load = (href) => window.htmx.ajax("GET", href, { target: panel, swap: "innerHTML" });

  // Mark a record in the text and in the list; show it in full unless it is shown already.
  const choose = (key, { scrollText = true, scrollCard = true, show = true } = {}) => {
    for (const one of text.querySelectorAll(".m.at")) one.classList.remove("at");
    for (const one of marksOf(key)) one.classList.add("at");
    if (cards) for (const one of cards.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    const card = cardOf(key);
    if (card) card.setAttribute("aria-current", "true");
    // On a phone the record covers the lower half.
    if (scrollText || narrow.matches) {
      document.getElementById(`m-${key}`)?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    }
    if (scrollCard && card) {
      const room = cards.getBoundingClientRect(), own = card.getBoundingClientRect();
      if (own.top < room.top || own.bottom > room.bottom) cards.scrollTop += own.top - room.top - room.height / 3;
    }
    history.replaceState(null, "", address(key));
    if (show) load(address(key));
  };

  const neighbour = (by) => {
    if (!cards) return null;
    const all = [...cards.children];
    const here = all.indexOf(current());
    return all[here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1)];
  };

  const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-r]");
    if (!mark || !isPlain(event) || mark.dataset.r === "at") return;
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
  // Forms and their way back open in the panel.
  panel.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    if (event.target.closest("[data-put-away]")) { panel.replaceChildren(); return; }
    const form = event.target.closest("a[data-panel]");
    const back = event.target.closest("a[data-choose]");
    if (form) { event.preventDefault(); load(form.href); }
    if (back) { event.preventDefault(); choose(back.dataset.choose, { scrollText: false }); }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const inList = event.target.closest("#cards, #record");
    const by = event.key === "j" || (inList && event.key === "ArrowDown") ? 1
      : event.key === "k" || (inList && event.key === "ArrowUp") ? -1 : 0;
    const next = by && neighbour(by);
    if (next) { event.preventDefault(); choose(next.dataset.key); }
  });

  // After a decision: its signs in the text and in the list, then the next record. Which one that is, the list
  // as it is filtered knows.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.elt.matches("[data-deciding], [data-record-form]")) return;
    const next = neighbour(1);
    event.detail.parameters.set("next", next && next !== current() ? next.dataset.key : "");
  });
  document.addEventListener("record-decided", (event) => {
    const { key, review, words, next } = event.detail;
    for (const one of [...marksOf(key), cardOf(key)].filter(Boolean)) {
      one.className = one.className.replace(/\br-\w+/, `r-${review}`);
    }
    const state = cardOf(key)?.querySelector(".state");
    if (state) state.textContent = words;
    if (next) choose(next, { show: false });
  });

  // What is selected in the text, as offsets: each piece says where it begins, characters count as code points.
  const offsetOf = (node, within) => {
    if (node.nodeType !== Node.TEXT_NODE) return null;
    const piece = node.parentElement.closest("[data-o]");
    return piece && text.contains(piece) ? Number(piece.dataset.o) + [...node.data.slice(0, within)].length : null;
  };
  const selection = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let start = null, end = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!range.intersectsNode(node)) { if (start !== null) break; continue; }
      const low = node === range.startContainer ? range.startOffset : 0;
      const high = node === range.endContainer ? range.endOffset : node.data.length;
      if (low >= high || !node.parentElement.closest("[data-o]")) continue;
      if (start === null) start = offsetOf(node, low);
      end = offsetOf(node, high);
    }
    return start === null || end <= start ? null : { start, end, words: chosen.toString().trim() };
  };

  const bar = page.querySelector("#selected");
  let held = null;
  document.addEventListener("selectionchange", () => {
    if (!bar) return;
    const found = selection();
    if (!found) { if (!bar.contains(document.activeElement)) bar.hidden = true; return; }
    held = found;
    // While a form is open the selection is its span; else it may become a record.
    const form = panel.querySelector("[data-record-form]");
    if (form) {
      form.elements.start.value = held.start;
      form.elements.end.value = held.end;
      return;
    }
    bar.querySelector(".words").textContent = held.words.length > 24 ? `${held.words.slice(0, 24)}…` : held.words;
    bar.hidden = false;
  });
  bar?.querySelector("button").addEventListener("click", () => {
    if (!held) return;
    bar.hidden = true;
    load(`${bar.dataset.add}?${new URLSearchParams({ ...held, words: "", back: address("") })}`);
    getSelection().removeAllRanges();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== panel) return;
    panel.scrollTop = 0;
    const form = panel.querySelector("[data-record-form]");
    if (form) (form.querySelector(".has-wrong input, .has-wrong select") || form.querySelector("input:not([type=hidden])")).focus();
  });

  const at = new URLSearchParams(location.search).get("at");
  const first = at ? document.getElementById(`m-${at}`) : document.getElementById("m-at");
  if (first && !location.hash) first.scrollIntoView({ block: "center" });
  if (at && cardOf(at)) cards.scrollTop = cardOf(at).offsetTop - cards.offsetTop - 60;
})();
