//! One vehicle, many waybills.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("manyVehicle", "一车到件", "One vehicle"),
    ("manyTable", "一张表", "A table"),
    ("vehicleTitle", "一车到件，有单无货", "One vehicle: listed but missing"),
    (
        "vehicleHint",
        "到达时间只填一次，缺的运单一张接一张扫或输入。全车共用一个钟、一份上报。",
        "Enter the arrival once, then scan or type the missing waybills one after another: one clock, one report.",
    ),
    ("vehicleStationFirst", "先填“本站情况”，结果才准。", "Say who we are first: the result depends on it."),
    ("vehicleGoStation", "去填", "Answer"),
    ("waybillLabel", "缺的运单号", "Missing waybill"),
    ("waybillAdd", "加上", "Add"),
    ("waybillsTitle", "缺的运单", "Missing waybills"),
    ("waybillAdded", "已加上 {waybill}，共 {n} 件", "{waybill} added, {n} in all"),
    ("waybillAgain", "{waybill} 已经在下面了", "{waybill} is already in the list"),
    ("waybillNone", "没有认出运单号，请改一改再加", "No waybill could be made out: change it and add it again"),
    (
        "waybillUnclear",
        "{n} 个号码不像运单号，留在上面，请核对",
        "{n} numbers do not look like waybills: they stay above to be checked",
    ),
    ("waybillNothing", "先扫或输入运单号", "Scan or type a waybill first"),
    ("openWaybill", "细看", "Open"),
    ("removeWaybill", "去掉", "Remove"),
    ("vehicleCount", "共 {n} 件", "{n} in all"),
    ("vehicleEach", "每一件：{effect}", "Each one: {effect}"),
    ("vehicleDue", "有单无货上报截止 {due}", "To be reported as listed but missing by {due}"),
    ("copyVehicleReport", "复制上报内容（{n} 件）", "Copy the report ({n} parcels)"),
    ("saveVehicle", "全部存入案卷", "Save all in the case book"),
    ("emptyVehicle", "清空，等下一车", "Clear for the next vehicle"),
    (
        "emptyVehicleAsk",
        "这一车还有没存入案卷的。清空后，到达时间和扫的单号都没了。",
        "Part of this vehicle is not in the case book. Clearing drops the arrival and the waybills that were scanned.",
    ),
    ("emptyVehicleSave", "先全部存入案卷，再清空", "Save all, then clear"),
    ("emptyVehicleDrop", "不存，直接清空", "Clear without saving"),
    ("emptyVehicleNot", "先不清空", "Do not clear"),
];
