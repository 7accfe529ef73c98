"""List pages: what is asked in the address, the table, pages, exports of exactly what is shown.

An application says in one frozen dataclass what can be asked and in one tuple of columns what is shown::

    @dataclass(frozen=True, slots=True, kw_only=True)
    class TasksAsked(Asked):
        words: str = text(label="ledger.words")
        state: tuple[str, ...] = choices(label="ledger.state", group="ledger.states", values=("open", "done"))
        due: Years = years(label="ledger.due")

    COLUMNS = (
        Column(key="name", label="ledger.task", value=attrgetter("name"), sort=("name",), href=address_of),
        Column(key="target", label="ledger.target", value=attrgetter("target"), number=True),
    )

    def tasks(request: ActorRequest) -> HttpResponse:
        asked = parse(TasksAsked, request.GET)
        every = visible(request.actor, Task.objects.all())
        rows = in_order(tasks_asked(every, asked), asked, COLUMNS)
        if (kind := export_asked(request.GET)) is not None:
            return export(visible(request.actor, rows, Action.EXPORT), COLUMNS, name="tasks", kind=kind)
        listing = make_listing(request.GET, asked=asked, rows=rows, columns=COLUMNS, every=every)
        return render(request, "ledger/tasks.html", {"listing": listing, "may_export": ...})

The template extends ``ui/list.html``, whose blocks it fills where the columns do not say enough.
"""
