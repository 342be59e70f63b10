/** A failure that whoever runs the command can put right: the message is one Japanese sentence, shown without a stack. */
/** A failure that whoever runs the command can put right: the message is one Japanese sentence, shown without a stack. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
