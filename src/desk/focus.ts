/** Whether the focus is nowhere, or waits in the heading of the list: what comes on the screen then takes it. */
export function isFocusFree(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.matches('.list-top h1');
}
