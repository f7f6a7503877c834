/** What the configuration says of requests. */
export interface HttpLimits {
  /** Largest picture taken, in bytes as it is sent. */
  readonly pictureBytes: number;
  /** What residents without an account may report an hour, from one address; 0: nothing. */
  readonly guestReportsPerHour: number;
  /** Proxies whose word on the address counts. */
  readonly trustedProxies: readonly string[];
}

export const HTTP_LIMITS = Symbol('HttpLimits');
