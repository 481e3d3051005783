/** The catalogue as visitors see it, on their phones and on the self-service screen. */
export default {
  ways: { label: "Other public pages", track: "Follow a request", standards: "Service standards",
    survey: "Satisfaction survey" },
  public: {
    page: "Library catalogue – Loket",
    title: "Library catalogue", link: "Library catalogue",
    search: "Find a book, CD or periodical",
    searchHint: "Title, author, subject or ISBN",
    call: "call number {call}", noCopies: "No copy to be lent",
    waiting: { one: "{n} member is waiting", many: "{n} members are waiting" },
    hold: "Reserve", send: "Reserve this title",
    holdHint: "For members. You are told as soon as a copy is available. Not a member yet? Register at the library "
      + "desk.",
    nip: "NIP or member number", contact: "E-mail or phone number", contactHint: "As the library knows it",
    done: "Reserved",
    onShelf: "The book is on its shelf ({shelf}): bring it to the library desk, or ask the staff to fetch it.",
    position: "You are number {n} in line. The library tells you as soon as it is ready.",
    away: "The server cannot be reached. The search goes on by itself once the server is back.",
    back: "Back to the start", keyboard: "Keyboard", space: "Space", erase: "Erase",
    leaving: "Back to the start in {n} seconds. Touch the screen to stay.",
  },
};
