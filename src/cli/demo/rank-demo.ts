import { CLOSED } from '../../bridging/gate.ts';
import type { Deps } from '../../service/deps.ts';
import { fitViewpoints, type FitSize } from '../../service/fit-viewpoints.ts';
import { findFitInForce } from '../../storage/viewpoint-fits.ts';
import { findSite } from '../../storage/sites.ts';
import { showLabels } from '../../storage/viewpoints.ts';
import { DEMO } from './seed-demo.ts';

/** As many as it takes until the gate can be open. */
const FITS = 3;

/**
 * Ranks the demonstration across viewpoints as if it had stood for hours, so that its order and its labels can be seen at
 * once. Does nothing where it has been ranked before.
 */
export async function rankDemo(deps: Deps, size: FitSize): Promise<void> {
  const site = await findSite(deps.pool, DEMO);
  if (site === null || ((await findFitInForce(deps.pool, site.id)) ?? CLOSED).isOpen) return;
  for (let fit = 0; fit < FITS; fit += 1) if ((await fitViewpoints(deps, site.id, size)) !== 'done') return;
  await showLabels(deps.pool, site.id, deps.clock());
}
