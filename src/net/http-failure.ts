/** Why a request got no usable answer. An answer with an error status is an answer. */
export type HttpFailureCode =
  | 'url_refused'
  | 'address_refused'
  | 'host_not_found'
  | 'connection_failed'
  | 'timed_out'
  | 'too_many_redirects'
  | 'too_large'
  | 'encoding_invalid';

/** What `HttpClient.get` rejects with. The message names the address, and is for the log. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly code: HttpFailureCode;

  constructor(code: HttpFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
