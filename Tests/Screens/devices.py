"""The devices of the public room, which show their screens without anybody's hands on a keyboard."""

import subprocess

from conftest import LOKET

DEMO_DEVICE = ("anjungan", "loket-demo")
PASSWORD = "kata sandi perangkat"


def add_device(desk, username="layar"):
    """An account and its password, whose session outlives the server, as those of a real office do."""
    command = [LOKET, "user", "add", username, "--role", "anjungan", "--name", "Layar", "--data", desk.folder]
    subprocess.run(command, input=f"{PASSWORD}\n", text=True, check=True, stdout=subprocess.DEVNULL)
    return username, PASSWORD


def stand(page, desk, screen, device=DEMO_DEVICE, changes=None):
    """
    The page as the device that shows one screen. What the server says is changed by `changes`, by the path under
    /api/: for what cannot be brought about here, such as another time of the day.
    """
    credentials = dict(zip(("username", "password"), device))
    assert page.request.post(f"{desk.url}/api/session", data=credentials).ok
    for path, change in (changes or {}).items():
        change_answer(page, desk, path, change)
    page.goto(f"{desk.url}/{screen}.html")


def change_answer(page, desk, path, change):
    content = page.request.get(f"{desk.url}/api/{path}").json()
    change(content)
    page.route(f"**/api/{path}", lambda route: route.fulfill(json=content))
