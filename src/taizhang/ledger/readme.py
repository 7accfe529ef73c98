"""The page that lies beside the ledger file and says how to open it."""

README_NAME = "README.txt"

README = """台账 / Ledger
=============

ledger.sqlite 是一个 SQLite 数据库，不用本程序也能打开：

  sqlite3 ledger.sqlite "SELECT * FROM schema"                       各表各列的说明
  sqlite3 ledger.sqlite "SELECT * FROM outcomes LIMIT 10"            目标与结果的对照，带两处原句
  python: pandas.read_sql("SELECT * FROM targets", sqlite3.connect("ledger.sqlite"))
  duckdb: ATTACH 'ledger.sqlite' AS l (TYPE sqlite); SELECT * FROM l.documents;

位置 start_offset、end_offset 从 0 数起，左闭右开，指 documents.text 的字符：
substr(text, start_offset + 1, end_offset - start_offset)。
同一报告有几个版本时，is_current = 1 的是现行版本。编号由内容得出，任何机器上都一样。
请不要改动本文件；增加文件用 taizhang build 文件… -o 本文件夹/。备份只需复制 ledger.sqlite。

ledger.sqlite is an SQLite database and opens without this program:

  sqlite3 ledger.sqlite "SELECT * FROM schema"             what every table and column means
  sqlite3 ledger.sqlite "SELECT * FROM outcomes LIMIT 10"  targets against results, with both sentences
  python: pandas.read_sql("SELECT * FROM targets", sqlite3.connect("ledger.sqlite"))
  duckdb: ATTACH 'ledger.sqlite' AS l (TYPE sqlite); SELECT * FROM l.documents;

Offsets count from 0, half open, in characters of documents.text:
substr(text, start_offset + 1, end_offset - start_offset).
Of several versions of a report the one with is_current = 1 is current. Identifiers come from the content and
are the same on every machine. Do not edit the file; add documents with
taizhang build FILES... -o THIS_FOLDER/. A copy of ledger.sqlite is a backup.
"""
