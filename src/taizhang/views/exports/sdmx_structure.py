"""The structure of the SDMX export as SDMX-ML 3.0: code lists, concepts, data structure, dataflow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from taizhang.lexicon.divisions import full_name
from taizhang.lexicon.indicators import catalogue
from taizhang.views.exports.sdmx_data import (
    AGENCY,
    ATTRIBUTES,
    DIMENSIONS,
    FLOW,
    MEASURE,
    STRUCTURE,
    VERSION,
    Observation,
)
from taizhang.views.wording import wording

_SPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SPACES = {"mes": f"{_SPACE}message", "str": f"{_SPACE}structure", "com": f"{_SPACE}common"}
_CONCEPTS = "CS_STATEMENTS"
_PREPARED = "2000-01-01T00:00:00Z"  # a fixed time, so that the same ledger gives the same bytes
_CODED = {
    "FREQ": "CL_FREQ",
    "REF_AREA": "CL_AREA",
    "INDICATOR": "CL_INDICATOR",
    "MEASURE_TYPE": "CL_MEASURE_TYPE",
    "STATUS": "CL_STATUS",
    "UNIT_MEASURE": "CL_UNIT_MEASURE",
    "OBS_STATUS": "CL_OBS_STATUS",
    "COMPARATOR": "CL_COMPARATOR",
    "MODALITY": "CL_MODALITY",
}
_TYPES = {
    "ITEM": "Integer",
    "UNIT_MULT": "Integer",
    "VALUE_HIGH": "Double",
    "SOURCE_START": "Integer",
    "SOURCE_END": "Integer",
}
_ALWAYS = ("OBS_STATUS", "UNIT_MULT", "COMPARATOR", "SUBJECT", "SOURCE_NAME", "SOURCE_START", "SOURCE_END")

Names = tuple[str, str]
Codes = Mapping[str, Names]


def make_sdmx_structure(found: Iterable[Observation]) -> bytes:
    """A structure message in UTF-8; the code lists hold the codes that the observations use, named in Chinese
    and English.
    """
    for prefix, space in _SPACES.items():
        ElementTree.register_namespace(prefix, space)
    root = ElementTree.Element(_tag("mes", "Structure"))
    header = _add(root, "mes", "Header")
    _add(header, "mes", "ID", text=FLOW)
    _add(header, "mes", "Test", text="false")
    _add(header, "mes", "Prepared", text=_PREPARED)
    _add(header, "mes", "Sender", id=AGENCY)
    structures = _add(root, "mes", "Structures")
    lists = _add(structures, "str", "Codelists")
    for name, codes in _code_lists(found).items():
        _code_list(lists, name, codes)
    _concepts(_add(structures, "str", "ConceptSchemes"))
    flow = _maintained(_add(structures, "str", "Dataflows"), "Dataflow", FLOW, ("陈述", "Statements"))
    _add(flow, "str", "Structure", text=_urn("datastructure.DataStructure", STRUCTURE))
    _structure(_add(structures, "str", "DataStructures"))
    ElementTree.indent(root, space=" ")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _code_lists(found: Iterable[Observation]) -> dict[str, Codes]:
    areas: dict[str, Names] = {}
    indicators: dict[str, Names] = {}
    units: dict[str, Names] = {}
    for item in found:
        areas[item.area.code] = (full_name(item.area), full_name(item.area))
        entry = catalogue().get(item.indicator)
        indicators[item.indicator] = (entry.zh, entry.en) if entry else (item.indicator, item.indicator)
        units[item.unit.code] = (item.unit.zh, item.unit.en)
    return {
        "CL_FREQ": {
            "A": ("年", "Annual"),
            "A5": ("五年", "Quinquennial"),
            "M": ("月", "Monthly"),
            "_O": ("其他", "Other"),
        },
        "CL_AREA": dict(sorted(areas.items())),
        "CL_INDICATOR": dict(sorted(indicators.items())),
        "CL_MEASURE_TYPE": _worded("kind", "amount", "increment", "growth", "ratio", "rank", "multiple"),
        "CL_STATUS": _worded("status", "actual", "estimate", "target"),
        "CL_UNIT_MEASURE": dict(sorted(units.items())),
        "CL_OBS_STATUS": {
            "A": ("正常值", "Normal value"),
            "E": ("估计值", "Estimated value"),
            "F": ("预测值（此处为目标）", "Forecast value (here: a target)"),
        },
        "CL_COMPARATOR": {"eq": ("等于", "equal")} | _worded("cmp", "ge", "gt", "le", "lt", "approx"),
        "CL_MODALITY": _worded("modality", "expected", "binding"),
    }


def _worded(prefix: str, *values: str) -> dict[str, Names]:
    return {
        value: (wording("zh")[f"{prefix}.{value}"], wording("en")[f"{prefix}.{value}"]) for value in values
    }


def _code_list(parent: ElementTree.Element, name: str, codes: Codes) -> None:
    made = _maintained(parent, "Codelist", name, (name, name))
    for code, names in codes.items():
        _named(_add(made, "str", "Code", id=code), names)


def _concepts(parent: ElementTree.Element) -> None:
    scheme = _maintained(parent, "ConceptScheme", _CONCEPTS, ("陈述的概念", "Concepts of statements"))
    for name in (*DIMENSIONS, MEASURE, *ATTRIBUTES):
        key = f"sdmx.{name.lower()}"
        _named(_add(scheme, "str", "Concept", id=name), (wording("zh")[key], wording("en")[key]))


def _structure(parent: ElementTree.Element) -> None:
    made = _maintained(parent, "DataStructure", STRUCTURE, ("陈述", "Statements"))
    components = _add(made, "str", "DataStructureComponents")
    dimensions = _add(components, "str", "DimensionList", id="DimensionDescriptor")
    for position, name in enumerate(DIMENSIONS, start=1):
        if name == "TIME_PERIOD":
            time = _add(dimensions, "str", "TimeDimension", id=name)
            _represented(time, name, text_type="ObservationalTimePeriod")
        else:
            _represented(_add(dimensions, "str", "Dimension", id=name, position=str(position)), name)
    attributes = _add(components, "str", "AttributeList", id="AttributeDescriptor")
    for name in ATTRIBUTES:
        usage = "mandatory" if name in _ALWAYS else "optional"
        attribute = _add(attributes, "str", "Attribute", id=name, usage=usage)
        _represented(attribute, name)
        _add(_add(attribute, "str", "AttributeRelationship"), "str", "Observation")
    measures = _add(components, "str", "MeasureList", id="MeasureDescriptor")
    _represented(_add(measures, "str", "Measure", id=MEASURE, usage="mandatory"), MEASURE, text_type="Double")


def _represented(parent: ElementTree.Element, name: str, *, text_type: str | None = None) -> None:
    concept = _urn("conceptscheme.Concept", _CONCEPTS) + f".{name}"
    _add(parent, "str", "ConceptIdentity", text=concept)
    local = _add(parent, "str", "LocalRepresentation")
    if name in _CODED:
        _add(local, "str", "Enumeration", text=_urn("codelist.Codelist", _CODED[name]))
    else:
        _add(local, "str", "TextFormat", textType=text_type or _TYPES.get(name, "String"))


def _maintained(parent: ElementTree.Element, kind: str, name: str, names: Names) -> ElementTree.Element:
    made = _add(parent, "str", kind, id=name, agencyID=AGENCY, version=VERSION)
    _named(made, names)
    return made


def _named(parent: ElementTree.Element, names: Names) -> None:
    for language, text in zip(("zh", "en"), names, strict=True):
        element = _add(parent, "com", "Name", text=text)
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language)


def _urn(kind: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{name}({VERSION})"


def _add(
    parent: ElementTree.Element, prefix: str, name: str, *, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, _tag(prefix, name), attributes)
    made.text = text
    return made


def _tag(prefix: str, name: str) -> str:
    return f"{{{_SPACES[prefix]}}}{name}"
