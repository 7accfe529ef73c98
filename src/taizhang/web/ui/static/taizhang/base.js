// On a narrow screen the menu starts closed; everything else works without script.
(() => {
  const menu = document.querySelector("[data-menu]");
  const narrow = window.matchMedia("(max-width: 899px)");
  const set = () => { if (menu) menu.open = !narrow.matches; };
  set();
  narrow.addEventListener("change", set);
  // A form that asks before it acts: <form data-confirm="...">.
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  // A select that sends its form when changed: <select data-submit>.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
})();
