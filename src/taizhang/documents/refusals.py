"""Why a file is not read: one code a reason, with the way out, in Chinese and English."""

from __future__ import annotations

from taizhang.core.errors import DocumentError, Language

# {name} is the file, {detail} the figure or the format that decided.
REFUSALS: dict[str, tuple[str, str]] = {
    "documents.missing": (
        "找不到“{name}”。请检查路径。",
        "{name} does not exist. Check the path.",
    ),
    "documents.unreadable": (
        "打不开“{name}”（{detail}）。请检查权限，或先复制到本机再读。",
        "{name} cannot be opened ({detail}). Check its permissions, or copy it to this machine first.",
    ),
    "documents.loop": (
        "“{name}”是指向自己的链接。请给出真实的文件。",
        "{name} is a link that leads back to itself. Give the real file.",
    ),
    "documents.folder": (
        "“{name}”不是普通文件。请给出其中的文件。",
        "{name} is not a regular file. Give the files in it.",
    ),
    "documents.empty": (
        "“{name}”里没有文字。请确认下载或导出是否完整。",
        "{name} holds no text. Check that the download or export was complete.",
    ),
    "documents.too_large": (
        "“{name}”超过大小上限（{detail}）。请拆分，或调高 Limits.size。",
        "{name} is over the size limit ({detail}). Split it, or raise Limits.size.",
    ),
    "documents.binary": (
        "“{name}”不是文字，也不是认识的文档格式。请另存为 docx、pdf、html 或 txt。",
        "{name} is neither text nor a known document format. Save it as docx, pdf, html or txt.",
    ),
    "documents.unsupported": (
        "“{name}”是{detail}，不能读取。请另存为 docx、pdf、html 或 txt。",
        "{name} is {detail}, which is not read. Save it as docx, pdf, html or txt.",
    ),
    "documents.encrypted": (
        "“{name}”有密码保护。请去掉打开密码后再读。",
        "{name} is protected by a password. Remove the password and read it again.",
    ),
    "documents.damaged": (
        "“{name}”已损坏（{detail}）。请重新下载，或用原程序打开后另存。",
        "{name} is damaged ({detail}). Download it again, or open and save it in its own program.",
    ),
    "documents.bomb": (
        "“{name}”解压后过大（{detail}），可能是压缩炸弹，未读取。若确是正常文件，请用原程序另存。",
        "{name} unpacks to too much ({detail}) and may be a bomb; not read. If it is sound, save it again.",
    ),
    "documents.unsafe": (
        "“{name}”里有外部实体或文档类型声明（{detail}），未读取。请用 Word 或 WPS 打开后另存。",
        "{name} declares entities or a document type ({detail}); not read. Open and save it in Word or WPS.",
    ),
    "documents.too_deep": (
        "“{name}”嵌套过深（{detail}），未读取。请另存为 txt 再读。",
        "{name} is nested too deeply ({detail}); not read. Save it as txt.",
    ),
    "documents.too_many_pages": (
        "“{name}”页数超过上限（{detail}）。请拆分，或调高 Limits.pages。",
        "{name} has more pages than the limit ({detail}). Split it, or raise Limits.pages.",
    ),
    "documents.too_slow": (
        "“{name}”在 {detail} 秒内没有读完，已停止。请拆分，或调高 Limits.seconds。",
        "{name} was not read within {detail} seconds and was stopped. Split it, or raise Limits.seconds.",
    ),
    "documents.scan": (
        "“{name}”是扫描图片（{detail}），没有文字层。请安装文字识别：pip install 'taizhang[ocr]'，"
        "或换用带文字的版本。",
        "{name} is a scan ({detail}) without text. Install recognition: pip install 'taizhang[ocr]', "
        "or use a version with text.",
    ),
    "documents.office_missing": (
        "读“{name}”（{detail}）要用 LibreOffice，本机没有。请安装 LibreOffice，或把文件另存为 docx。",
        "{name} ({detail}) needs LibreOffice, which this machine lacks. Install it, or save it as docx.",
    ),
    "documents.office_failed": (
        "LibreOffice 没能转换“{name}”（{detail}）。请用 Word 或 WPS 打开后另存为 docx。",
        "LibreOffice could not convert {name} ({detail}). Open it in Word or WPS and save it as docx.",
    ),
}

# A warning travels in Document.warnings as "code" or "code:detail".
WARNINGS: dict[str, tuple[str, str]] = {
    "extension": (
        "扩展名与内容不符，按内容读作 {detail}。",
        "The file name ends otherwise than its content; read as {detail}.",
    ),
    "replaced": (
        "有 {detail} 处字节不能解码，以 � 代替。",
        "{detail} places could not be decoded and stand as U+FFFD.",
    ),
    "guessed_encoding": (
        "没有编码声明，按用字判断为 {detail}。",
        "No encoding is declared; taken as {detail} from the characters used.",
    ),
    "picture_pages": (
        "有 {detail} 页是图片，没有读到文字。",
        "{detail} pages are pictures; no text was read from them.",
    ),
    "recognised_pages": (
        "有 {detail} 页是图片，文字由识别得到，可能有误。",
        "{detail} pages are pictures; their text was recognised and may be wrong.",
    ),
    "unmapped": (
        "有 {detail} 个字符的字体没有文字编码，已略去。",
        "{detail} characters have no Unicode in their font and were left out.",
    ),
    "converted": (
        "由 {detail} 转换后读取。",
        "Read after conversion by {detail}.",
    ),
}


def refuse(code: str, *, name: str, detail: str | tuple[str, str] = "") -> DocumentError:
    """The error for ``code``, worded for the file ``name``; ``detail`` in words comes in Chinese and English.

    >>> refuse("documents.missing", name="a.txt").code
    'documents.missing'
    """
    zh, en = REFUSALS[code]
    detail_zh, detail_en = (detail, detail) if isinstance(detail, str) else detail
    return DocumentError(
        code, zh=zh.format(name=name, detail=detail_zh), en=en.format(name=name, detail=detail_en)
    )


def describe_warning(warning: str, language: Language) -> str:
    """The sentence for an entry of ``Document.warnings``.

    >>> describe_warning("extension:html", "en")
    'The file name ends otherwise than its content; read as html.'
    """
    code, _, detail = warning.partition(":")
    zh, en = WARNINGS[code]
    return (zh if language == "zh" else en).format(detail=detail)
