//! Taking the result along.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("copy", "复制结果", "Copy the result"),
    ("copied", "已复制，可以粘贴到聊天里", "Copied: paste it into a chat"),
    ("calendar", "期限存入日历", "Deadlines as a calendar file"),
    ("calendarFile", "期限", "deadlines"),
    ("printResult", "打印结果", "Print the result"),
    ("printForm", "打印申报表", "Print the claim form"),
    // What came of it
    ("handedOver", "已交给浏览器保存：{name}", "Handed to the browser to save: {name}"),
    (
        "perhapsSaved",
        "已交给浏览器保存：{name}。外层网页可能不让下载：要是没看到文件，把下面的内容复制到记事本，另存成这个名字。",
        "Handed to the browser to save: {name}. The page around may forbid downloads: if there is no file, copy what \
         stands below into a text editor and save it under this name.",
    ),
    (
        "notSaved",
        "没存成：浏览器或外层网页不让下载。请把下面的内容复制到记事本，另存为“{name}”。",
        "Not saved: the browser or the page around forbids downloads. Copy what stands below into a text editor and save \
         it as “{name}”.",
    ),
    (
        "notCopied",
        "没复制成：浏览器或外层网页不让复制。全文在下面，已经选中：按 Ctrl+C，手机上长按再点“复制”。",
        "Not copied: the browser or the page around forbids it. The whole text stands below, selected: press Ctrl+C, or \
         hold it down on a phone and choose “Copy”.",
    ),
    (
        "notPrinted",
        "没打印成：浏览器或外层网页不让打印。请单独打开本页再打印，或者把下面的内容复制出去打印。",
        "Not printed: the browser or the page around forbids it. Open this page by itself and print there, or copy what \
         stands below and print it elsewhere.",
    ),
    ("byHandText", "要拿走的内容", "What is to be taken along"),
    // Given to another station
    ("share", "给对方核对", "For the other station"),
    (
        "shareHint",
        "对方用同样的网页打开，马上知道结果是不是一样，不用上网。",
        "Opened on the same page elsewhere, it says at once whether the result is the same; no network is needed.",
    ),
    ("withWaybill", "带上运单号", "With the waybill number"),
    ("scanPage", "手机扫码直接打开这个网页。", "A phone that scans the code opens this page."),
    (
        "scanText",
        "本页是存在电脑上的文件，手机扫到的是一段文字：把文字发给对方，对方粘贴到“打开别人的结果”里。",
        "This page is a file on this computer: a phone that scans the code gets a text. Send the text; the other station \
         pastes it under “Open somebody's result”.",
    ),
    ("codeTitle", "二维码", "QR code"),
    ("codeText", "内容就是旁边的链接。", "It holds the link beside it."),
    ("codeTooLong", "内容太多，放不进二维码，请复制链接。", "Too much for a QR code: copy the link."),
    ("copyLink", "复制链接", "Copy the link"),
    ("saveCase", "存成文件", "Save as a file"),
    ("caseFileName", "快件", "parcel"),
    // The page itself
    ("copyTitle", "存一份本网页", "Save a copy of this page"),
    (
        "copyHint",
        "存下的是一个网页文件，U 盘拷走、双击就能用。要带上的请勾选；都不勾，里面没有你填过的内容。",
        "It is one file that opens by double click, from a USB stick too. Tick what it shall bring along; with nothing \
         ticked, nothing you entered is in it.",
    ),
    ("copyBring", "带上什么", "What to bring along"),
    ("copyCase", "这一件填的内容", "What is entered for this parcel"),
    ("copyBook", "案卷（{n} 件）", "The case book ({n})"),
    ("copyRulebook", "现在用的制度", "The rulebook in use"),
    ("saveCopy", "存成网页", "Save as a page"),
    ("copyName", "快件理赔速查.html", "parcel-claims.html"),
];
