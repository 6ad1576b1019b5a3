import type { Site } from '../../domain/thread.ts';
import { storyUrls, type SimulationView } from '../../render/index.ts';
import type { Simulation } from '../../service/simulate-rules.ts';

/** A simulation as its page shows it: each comment that readers see with its address. */
export function toSimulationView(site: Site, simulation: Simulation): SimulationView {
  return {
    ...simulation,
    examples: simulation.examples.map((example) => ({
      ...example,
      address: example.isShown
        ? storyUrls({ site: site.key, story: example.storyKey }).comment(example.commentId)
        : null,
    })),
  };
}
