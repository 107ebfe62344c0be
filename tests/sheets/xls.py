"""Writes the workbooks of Excel 97 beside it, which no library of Rust writes: `pip install xlwt`, `python xls.py`."""

import datetime
import pathlib
import xlwt

HERE = pathlib.Path(__file__).parent


def book(name, dates_1904):
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    hidden = book.add_sheet("字典")
    hidden.visibility = 1
    hidden.write(0, 0, "丢失")
    sheet = book.add_sheet("问题件")
    sheet.write_merge(0, 0, 0, 4, "问题件明细")
    for column, text in enumerate(["运单号", "揽收时间", "问题类型", "货值(元)", "是否不可抗力"]):
        sheet.write(1, column, text)
    moment = xlwt.easyxf(num_format_str="yyyy/m/d h:mm")
    sheet.write(2, 0, "73000000000017")
    sheet.write(2, 1, datetime.datetime(2012, 3, 4, 8, 30), moment)
    sheet.write(2, 2, "丢失")
    sheet.write(2, 3, 700.5)
    sheet.write(2, 4, False)
    sheet.write(3, 0, 73000000000025)
    sheet.write(3, 1, datetime.date(2012, 3, 5), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(3, 2, "破损")
    sheet.write(3, 4, "否")
    book.save(str(HERE / name))


book("days-of-1900.xls", False)
book("days-of-1904.xls", True)
