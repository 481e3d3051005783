/** Labels of copies: which ones, and on which paper. */
export default {
  labels: {
    page: "Labels – Loket",
    choose: "Copies that get a label", all: "Choose all", item: "Copy", callNumber: "Call number",
    searchHint: "Title, author, call number or inventory number",
    from: "From number", to: "To number", since: "New since",
    none: "No copy matches.", count: { one: "{n} label chosen", many: "{n} labels chosen" },

    print: "Print", onSheet: "A4 label sheet", onPrinter: "Label printer",
    layout: "Sheet", layoutOf: "{columns} × {rows}, {width} × {height} mm", startAt: "Start at label",
    startHint: "For a sheet that is partly used",
    sheetHint: "Print at 100 % (“actual size”), without margins, on A4.",
    printer: "Printer", printerHint: "A printer used for stamps; one piece a copy.",
    sendSheet: { one: "Print the sheet ({n} label)", many: "Print the sheets ({n} labels)" },
    sendPrinter: { one: "Print {n} label", many: "Print {n} labels" },
    unfit: "{n} of the numbers are too long or can't be a barcode on this label: {numbers}. Choose a wider label.",
    needItems: "Choose at least one copy.", needStart: "Start at label: give 1 to {n}.",
    needPrinter: "There is no printer used for stamps yet. Ask an administrator to add one in Settings.",
    preview: "Preview", sheet: "Sheet {n}",
  },
};
