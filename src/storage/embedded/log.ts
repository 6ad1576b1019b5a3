/** Takes what the operator should see; PostgreSQL's own lines have the field `severity` (LOG, ERROR, FATAL ...). */
export type Log = (message: string, fields?: object) => void;
