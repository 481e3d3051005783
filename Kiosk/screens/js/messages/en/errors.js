/** What is not right, and what to do about it. */
export default {
  errorsTitle: { one: "There is {n} thing to put right", many: "There are {n} things to put right" },
  errorPrefix: "Error – {title}",
  refused: "Not issued yet",
  needStandard: "Choose a service standard.",
  needField: "{label} is still empty.",
  needOneOf: "Fill in one of: {labels}.",
  needIdentity: "Choose an identity document and enter its number.",
  or: " or ",
  problemUnknown: "The server gave an unexpected answer ({status}). Try again, or tell the administrator.",
};
