/** Where visitors take their own ticket. */
export default {
  kiosk: {
    title: "Self-service – Loket",
    welcome: "Take your queue number here",
    help: "Need help? Please ask at the reception desk.",
    away: "Please wait a moment",
    awayHint: "This machine is not connected right now and keeps trying by itself. If you are in a hurry, please go to "
      + "the reception desk.",
    openLater: "{hours}. You can already take a number.",
    onBreak: "{hours}. You can still take a number.",
    closed: "{hours}. A number taken today is valid today only.",
    noPaperSoon: "Paper tickets cannot be printed right now. Your number will be shown on the screen: have a note or "
      + "your phone's camera ready.",

    choose: "Which service do you need?",
    waiting: { one: "{n} person waiting", many: "{n} people waiting" },
    noneWaiting: "Nobody is waiting",
    minutes: { one: "about {n} minute", many: "about {n} minutes" },
    noCounter: "No counter is open yet",

    question: "Are you one of those who are served first?",
    questionHint: "Touch one answer, and you get your number at once.",
    class: { ordinary: "No", elderly: "Elderly", disability: "Person with a disability",
      pregnancy: "Pregnant or with a baby" },
    classHint: { ordinary: "The ordinary queue", elderly: "60 years and older", disability: "Visible or not",
      pregnancy: "Nursing mothers too" },
    back: "Back",
    addPhone: "Add a phone number (optional)",
    changePhone: "Change the phone number (ends in {last})",

    phone: "Your phone number",
    phoneHint: "Optional. Only the staff of this office can see it.",
    phoneEmpty: "Type with the number keys",
    phoneShort: "This number is not complete. Check it, or choose “No phone number”.",
    erase: "Delete the last digit",
    withoutPhone: "No phone number",
    usePhone: "Use this number",

    sending: "Your number is being issued …",
    number: "Your queue number",
    ahead: "Ahead of you",
    people: { one: "{n} person", many: "{n} people" },
    nobody: "Nobody",
    wait: "Expected wait",
    takePaper: "Take your ticket below",
    paperHint: "No ticket came out? Write this number down or take a photo.",
    noPaper: "No paper ticket can be printed. Write this number down or take a photo.",
    listen: "Please take a seat. Your number will be called and shown on the queue board.",
    done: "Done",
    countdown: { one: "Back to the start in {n} second.", many: "Back to the start in {n} seconds." },
    stay: "Touch the screen to stay here.",
  },
};
