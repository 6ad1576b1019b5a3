/** Does one check of a scenario and prints a line for it. One that fails does not end the scenario. */
export type Check = (name: string, work: () => unknown) => Promise<void>;

export interface Scenario {
  readonly description: string;
  readonly run: (check: Check) => Promise<void>;
}
