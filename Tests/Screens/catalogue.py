"""A library with something in it: titles, copies and members by the API, before a test looks at a screen."""

import uuid
from urllib.parse import quote

SITI, BUDI_NIP = "198503142009122003", "198609262015051001"


class Library:
    """What a librarian at another desk writes down."""

    def __init__(self, staff):
        self.staff = staff

    def title(self, name, *items, location="Lantai 2", shelf="330.1", **rest):
        """A title with copies of these inventory numbers; answers its id."""
        title = str(uuid.uuid4())
        body = {"title": name, "kind": "book", "classification": "330", **rest}
        assert self.staff.put(f"/api/titles/{title}", body)["id"] == title
        for item in items:
            path = f"/api/items/{quote(item, safe='')}"
            self.staff.put(path, {"title": title, "location": location, "shelf": shelf})
            assert self.staff.status == 201
        return title

    def member(self, nip, name, **rest):
        """A member; the same again is the same."""
        self.staff.put(f"/api/members/{nip}", {"name": name, **rest})
        assert self.staff.status in (200, 201)
        return nip

    def members(self):
        """Siti and Budi, whom most tests need."""
        self.member(
            SITI, "Siti Rahmawati", email="siti@contoh.go.id", phone="081234500001", unit="Ditjen Perbendaharaan")
        self.member(BUDI_NIP, "Budi Santoso", email="budi@contoh.go.id", phone="081234500002")

    def lend(self, item, nip=SITI):
        answer = self.staff.put(f"/api/loans/{uuid.uuid4()}", {"nip": nip, "inventoryNumber": item})
        assert self.staff.status == 201, answer
        return answer

    def take_back(self, item):
        return self.staff.put(f"/api/returns/{uuid.uuid4()}", {"inventoryNumber": item})

    def hold(self, title, nip=SITI):
        answer = self.staff.put(f"/api/holds/{uuid.uuid4()}", {"nip": nip, "title": title})
        assert self.staff.status == 201, answer
        return answer

    def copies(self, title):
        """The copies of a title by inventory number."""
        return {one["inventoryNumber"]: one for one in self.staff.get(f"/api/titles/{title}")["items"]}
