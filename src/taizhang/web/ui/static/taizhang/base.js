// On a narrow screen the menu and the filters of lists start closed; everything else works without script.
(() => {
  const narrow = window.matchMedia("(max-width: 899px)");
  const set = () => {
    for (const one of document.querySelectorAll("[data-menu], [data-wide]")) one.open = !narrow.matches;
  };
  set();
  narrow.addEventListener("change", set);
  // A form that asks before it acts: <form data-confirm="...">.
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  // A form of filters leaves what is empty out of the address: <form data-tidy>.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-tidy]")) return;
    const empty = [...event.target.elements].filter((one) => one.name && one.value === "");
    for (const one of empty) one.disabled = true;
    setTimeout(() => { for (const one of empty) one.disabled = false; });
  });
  // Choices that hang open are closed by Escape and by a click elsewhere.
  const closeChoices = (but) => {
    for (const one of document.querySelectorAll("details.choose[open]")) if (!one.contains(but)) one.open = false;
  };
  document.addEventListener("click", (event) => closeChoices(event.target));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details.choose[open]");
    if (open) { event.preventDefault(); open.open = false; open.querySelector("summary").focus(); }
  });
  // What is wrong in a form is read first, also by a screen reader.
  document.querySelector("[data-focus]")?.focus();
  // The meaning of a word: by touch the first tap tells it, the second leads to the glossary; Escape takes it away.
  document.addEventListener("click", (event) => {
    const term = event.target.closest(".term");
    for (const one of document.querySelectorAll(".term.told")) if (one !== term) one.classList.remove("told");
    if (term && event.pointerType === "touch" && !term.classList.contains("told")) {
      event.preventDefault();
      term.classList.add("told");
    }
  });
  document.addEventListener("keydown", (event) => {
    const term = event.key === "Escape" && document.activeElement.closest(".term");
    if (term) { term.classList.add("closed"); event.preventDefault(); }
  });
  document.addEventListener("focusout", (event) => event.target.classList?.remove("told", "closed"));
  // "/" leads to the search box: that of the page before that of the frame.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("main [data-search]") || document.querySelector("[data-search]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  // What went wrong with a part of the page is told at its head, until somebody asks for something else.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.triggeringEvent?.type !== "hx:poll:trigger") document.getElementById("told").replaceChildren();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status < 500 || event.detail.target.id !== "told") return;
    event.detail.shouldSwap = true;
    event.detail.isError = false; // the notice tells what is wrong
  });
  // A select that sends its form when changed: <select data-submit>.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
})();
