"""The office's printers in its settings: found, added by address, with their paper, stand-in and counters."""

from playwright.sync_api import expect
from printing import FRONT, READING, desk
from reception import look
from settings import hold_back, save, settings

HOSTILE = "<b>EPSON</b> TM-m30"
SOCKET, IPP = "socket://192.168.1.50", "ipp://epson.local:631/ipp/print"
# What there is around a machine no test can bring about.
FOUND = {
    "items": [
        {"destination": SOCKET, "way": "socket", "name": FRONT, "info": "", "language": "escpos", "isKnown": False},
        {"destination": IPP, "way": "ipp", "name": HOSTILE, "info": "di lorong", "language": "pdf", "isKnown": False},
        {"destination": "roll", "way": "queue", "name": "roll", "info": "", "language": "pdf", "isKnown": True},
        {"destination": "usb://Zebra/ZD230", "way": "device", "name": "Zebra ZD230", "info": "", "language": "pdf",
         "isKnown": False},
    ],
    "notes": ["Perangkat yang terlihat oleh CUPS tidak boleh dibaca."],
}


def printer(page, destination):
    return page.get_by_test_id(f"printer-{destination}")


def test_what_is_found_is_added_by_one_click_and_sent_as_the_config_wants_it(settings, desk):
    page = settings
    sent = hold_back(page, desk)
    page.route("**/api/printers/found", lambda route: route.fulfill(json=FOUND))
    page.get_by_test_id("find-printers").click()
    expect(page.get_by_test_id("search-said")).to_have_text("4 ditemukan")
    expect(page.get_by_test_id("found-roll")).to_contain_text("Sudah dipakai")
    expect(page.get_by_test_id("found-usb://Zebra/ZD230")).to_contain_text("Perlu antrean CUPS dulu")
    expect(page.get_by_text(FOUND["notes"][0])).to_be_visible()
    for destination in (SOCKET, IPP):
        page.get_by_test_id(f"found-{destination}").get_by_test_id("take-printer").click()
    expect(page.get_by_test_id(f"found-{IPP}")).to_contain_text("Sudah dipakai")
    label = printer(page, IPP)
    expect(label.get_by_label("Nama printer")).to_be_focused()
    expect(label.get_by_label("Nama printer")).to_have_value(HOSTILE)
    label.get_by_label("Kertas").select_option("Label ukuran lain")
    look(page, "settings-printers-found")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("errors").get_by_role("link")).to_have_text(
        ["Lebar (mm) belum diisi.", "Tinggi (mm) belum diisi."])
    label.get_by_label("Lebar (mm)").fill("70")
    label.get_by_label("Tinggi (mm)").fill("40")
    label.get_by_role("checkbox", name="Tiket").uncheck()
    label.get_by_label("Pengganti").select_option(READING)
    save(page)
    by_place = {one["destination"]: one for one in sent[-1]["printers"]}
    # The name is taken already.
    assert by_place[SOCKET] == {"name": f"{FRONT} 2", "destination": SOCKET, "language": "escpos", "profile": "mm80",
                                "use": ["ticket", "stamp", "slip"]}
    assert by_place[IPP] == {"name": HOSTILE, "destination": IPP, "language": "pdf", "profile": "label-70x40",
                             "use": ["stamp", "slip"], "fallback": READING}


def test_a_stand_in_and_a_counters_printers_follow_a_new_name_and_mistakes_stand_at_their_printer(settings, desk):
    page = settings
    expect(printer(page, "roll").get_by_label("Alamat printer")).to_be_hidden()
    printer(page, "roll").get_by_label("Pengganti").select_option(READING)
    first = page.get_by_test_id("counter").first.get_by_test_id("counter-printers")
    first.get_by_label(READING).check()
    printer(page, "thermal").get_by_label("Nama printer").fill("ruang baca lantai 2")
    expect(first.get_by_label("ruang baca lantai 2")).to_be_checked()
    columns = printer(page, "thermal").get_by_label("Huruf per baris")
    columns.fill("99")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("errors")).to_be_focused()
    expect(columns).to_have_attribute("aria-invalid", "true")
    columns.fill("")
    save(page)
    page.reload()
    expect(printer(page, "roll").get_by_label("Pengganti").locator("option:checked")).to_have_text(
        "ruang baca lantai 2")
    expect(first.get_by_label("ruang baca lantai 2")).to_be_checked()
    kept = page.request.get(f"{desk.url}/api/settings").json()
    assert kept["printers"][0]["fallback"] == "ruang baca lantai 2"
    assert kept["counters"][0]["printers"] == ["ruang baca lantai 2"]
    # The page of the printers has them at once.
    page.get_by_test_id("nav-connections").click()
    expect(page.get_by_test_id(f"printer-{FRONT}")).to_contain_text("bila bermasalah diganti ruang baca lantai 2")


def test_a_network_printer_is_typed_in_and_its_address_is_asked_for(settings):
    page = settings
    page.get_by_test_id("add-printer").click()
    added = printer(page, "")
    expect(added.get_by_label("Alamat printer")).to_be_focused()
    page.keyboard.type("socket://10.0.0.7")
    expect(added).to_contain_text("Jaringan, port 9100")
    added.get_by_label("Alamat printer").fill("")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("errors").get_by_role("link")).to_have_text(
        ["Nama printer belum diisi.", "Alamat printer belum diisi."])
    added.get_by_label("Jenis printer").select_option("Printer biasa (PDF)")
    added.get_by_label("Kertas").select_option("Label 62 × 29 mm")
    added.get_by_label("Jenis printer").select_option("Printer struk (ESC/POS)")
    expect(added.get_by_label("Kertas").locator("option:checked")).to_have_text("Rol 80 mm")
