/** The satisfaction survey: its public page and its results. */
export default {
  survey: {
    page: "Public Satisfaction Survey – Loket",
    intro: "Nine questions on the service that you have just had. Your name is neither asked for nor recorded.",
    service: "Which service did you have?",
    send: "Send the answers",
    left: "{n} questions are not answered yet.", leftOne: "This question is not answered yet.",
    thanks: "Thank you", thanksHint: "Your answers help us to serve better.", again: "Answer once more",
    results: "SKM results – Loket", resultsOf: "Results: {title}", dashboard: "Dashboard",
    from: "From", to: "To",
    index: "Satisfaction index", grade: "Class of the service", respondents: "Respondents",
    indexShort: "Index", gradeShort: "Class",
    grades: { A: "A – very good", B: "B – good", C: "C – not quite good", D: "D – not good" },
    element: "Element", mean: "Mean", score: "Score {n}",
    elements: "By element", services: "By service",
    rule: "By {decree}: the mean of nine elements of the same weight, times 25. "
      + "A from 88.31, B from 76.61, C from 65.00.",
    csv: "Download results (CSV)", answers: "Download answers (CSV)", print: "Print (A4)",
  },
};
