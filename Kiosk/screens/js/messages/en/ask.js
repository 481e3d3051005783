/** The tablet at a counter, where a visitor says how the service was. */
export default {
  ask: {
    title: "Rate our service – Loket",
    choose: "At which counter does this tablet stand?",
    rest: "After your service you can rate it here",
    number: "Number {number}",
    question: "How was our service?",
    hint: "Touch one face. Your rating shows no name.",
    thanks: "Thank you for your rating",
    away: "This tablet is not connected and keeps trying by itself.",
  },
};
