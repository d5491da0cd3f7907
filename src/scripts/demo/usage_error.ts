/** Something wrong with how the command was called. The message is the one sentence on stderr; the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
