// One key does what a button says: data-press="a". Never while something is being typed.
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (typing && event.key !== "Escape") return;
    const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const all = [...document.querySelectorAll(`[data-press="${CSS.escape(wanted)}"]`)];
    const one = all.find((found) => found.offsetParent !== null);
    if (!one || document.querySelector("[data-side-frame]:not([hidden])")) return;
    event.preventDefault();
    one.click();
  });
})();
