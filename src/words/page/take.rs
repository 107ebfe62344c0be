//! Taking the result along.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
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
    ("notFilledIn", "还没填：{field}", "Not filled in yet: {field}"),
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
    // A new version of the page on a server
    (
        "updateText",
        "本页有新版本，已经下载好了。填的内容会留着。",
        "A new version of this page is here. What you entered stays.",
    ),
    ("updateTake", "换用新版本", "Use it"),
    // Files that are dropped
    ("dropOne", "一次拖一个文件进来，刚才的都没有打开。", "One file at a time: none of these was opened."),
    (
        "dropUnknown",
        "这个文件本页打不开。能拖进来的有：存成的快件、案卷、制度、罚则的月份，还有物流记录、聊天、表格（CSV）的文字。Excel 表格请复制要的几行，粘贴进来。",
        "This file cannot be opened here. What can be dropped: saved parcels, case books, rulebooks and months of          penalties; and records, chats and tables (CSV) as text. Of an Excel sheet, copy the rows and paste them.",
    ),
    (
        "dropPage",
        "这是存下来的网页：双击打开它，里面带的内容就在。",
        "This is a saved page: open it by double click, and what it brings along is there.",
    ),
    ("dropEmpty", "这个文件是空的，或者读不出来。", "This file is empty, or it cannot be read."),
    (
        "dropNoRoom",
        "这里打不开这种文件：所在的网页没有开放这一部分。",
        "Such a file cannot be opened here: the page around it leaves that part out.",
    ),
    // Received from another station
    ("receiveTitle", "打开别人的结果", "Open somebody's result"),
    (
        "receiveHint",
        "把对方发来的链接或文字整段粘贴到这里，或者选对方存的文件。",
        "Paste the whole link or text you were sent, or choose the file they saved.",
    ),
    ("received", "对方发来的链接或文字", "The link or text you were sent"),
    ("openReceived", "打开", "Open"),
    ("caseFile", "选文件", "Choose a file"),
    ("openedSame", "结果一致", "Same result"),
    (
        "openedSameText",
        "对方是 {at} 测算的。情况、制度和结果，都和本页一样。",
        "They counted at {at}. Facts, rulebook and result are the same here.",
    ),
    ("openedRead", "已经读入", "Read"),
    ("openedReadText", "按文件里的时刻测算：{at}。", "Counted at the moment in the file: {at}."),
    ("openedReadNow", "文件里没有测算时刻，按现在算。", "The file names no moment: counted as of now."),
    ("openedDiffers", "有 {count} 处不一样", "{count} things differ"),
    ("openedDiffersOne", "有 1 处不一样", "One thing differs"),
    (
        "openedDiffersText",
        "请和对方核对下面几处。对方的测算时刻：{at}。",
        "Please clear these up with them. They counted at {at}.",
    ),
    ("openedDiffersNow", "请和对方核对下面几处。", "Please clear these up with them."),
    ("openedChanged", "打开后又改过", "Changed since it was opened"),
    (
        "openedChangedText",
        "下面几处和对方发来的不一样。对方的测算时刻：{at}。",
        "This is not what they sent any more. They counted at {at}.",
    ),
    ("openedChangedNow", "下面几处和对方发来的不一样。", "This is not what they sent any more."),
    ("openedAsk", "正在填的这一件，要换成对方的吗？", "Replace the parcel you are working on?"),
    (
        "openedAskText",
        "换了以后，现在填的就没有了。两边不一样的有：",
        "What you have entered will be gone. The two differ in:",
    ),
    (
        "openedAskSame",
        "两边填的情况一样，只有测算时刻不同。",
        "The facts are the same; only the moment of the estimate differs.",
    ),
    ("openedRefused", "打不开", "Cannot be opened"),
    (
        "openedBoth",
        "{field}：对方是“{theirs}”，这里是“{ours}”。",
        "{field}: theirs is “{theirs}”, here it is “{ours}”.",
    ),
    ("openedEmpty", "没填", "empty"),
    ("openTheirs", "换成对方的", "Open theirs"),
    ("keepMine", "留着我的", "Keep mine"),
    ("recount", "改成现在重新测算", "Count again as of now"),
    ("closeOpened", "知道了", "Close"),
    ("semicolon", "；", "; "),
    // On paper
    ("sheetTitle", "快件理赔测算单", "Estimate of a parcel claim"),
    ("sheetWhen", "测算时刻：{at}　打印时间：{now}", "Counted at {at} · printed {now}"),
    ("sheetFacts", "填写的情况", "What was entered"),
    ("sheetNone", "还没有填写，没有结果。", "Nothing was entered: there is no result."),
    ("sheetMore", "另有 {count} 条，见网页", "{count} more on the page"),
    ("sheetLink", "核对用的链接（在网页里打开或粘贴）：", "Link for comparing (open it, or paste it into the page): "),
    ("formTitle", "汇通快件遗失件处理申报表", "Huitong claim form for lost parcels"),
    (
        "formOwn",
        "版式为本工具自拟，不是官方表格；网络另有格式的，以网络的为准。",
        "The layout is our own, not an official form; where the network has one, use that.",
    ),
    ("formClaimant", "申报方", "Claimant"),
    ("formStation", "站点名称", "Station"),
    ("formPhone", "联系人、电话", "Contact and phone"),
    ("formParcel", "快件", "Parcel"),
    ("formFound", "发现与上报", "Discovery and report"),
    ("formFoundAt", "发现时间", "Discovered at"),
    ("formReportedAt", "上报时间", "Reported at"),
    ("formClaim", "申报内容", "Claim"),
    ("formAmount", "申报金额", "Amount claimed"),
    ("formAmountNote", "测算：{sum}", "Estimate: {sum}"),
    ("formClauses", "依据条款", "By the clauses"),
    ("formStory", "情况说明", "What happened"),
    ("formPapers", "随附材料（有的打勾）", "Papers enclosed (ticked where at hand)"),
    ("formSigns", "签字", "Signatures"),
    ("formSignClaimant", "申报人（签字、盖章）", "Claimant (signature, stamp)"),
    ("formSignClerk", "查询员查询确认（签字）", "Inquiry clerk's confirmation (signature)"),
    ("formSignDepartment", "{department}受理意见（签字）", "Received by the {department} (signature)"),
    ("formDate", "日期", "Date"),
    (
        "formBasis",
        "由快件理赔速查按下列制度测算后填写，测算时刻 {at}。{rulebook}",
        "Filled in by Parcel claims as estimated at {at}. {rulebook}",
    ),
];
