/**
 * Lets calls that come while one is under way share the next: `run` gets up to `most` inputs at once and answers in
 * their order. A lone call runs at once; nothing ever waits for company. When `run` throws, each of its inputs is
 * tried alone, so that one bad input never fails its neighbours.
 */
export function createBatch<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  most: number,
): (input: Input) => Promise<Output> {
  interface Waiting {
    readonly input: Input;
    readonly resolve: (output: Output) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isRunning = false;

  async function runAlone(call: Waiting): Promise<void> {
    try {
      const [output] = await run([call.input]);
      call.resolve(output as Output);
    } catch (error) {
      call.reject(error);
    }
  }

  async function runTogether(calls: readonly Waiting[]): Promise<void> {
    if (calls.length === 1) return runAlone(calls[0] as Waiting);
    try {
      const outputs = await run(calls.map((call) => call.input));
      calls.forEach((call, index) => call.resolve(outputs[index] as Output));
    } catch {
      for (const call of calls) await runAlone(call);
    }
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const calls = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await runTogether(calls);
    }
    isRunning = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!isRunning) void drain();
    });
}
