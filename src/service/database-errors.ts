/** Whether an error says that the database is away; the rest of Parley does not know the driver's codes. */
export { isUnavailable } from '../storage/pool.ts';
