/** A long answer picture by picture. A write waits until the connection has taken the one before. */
export interface FrameStream {
  open(): void;
  /** One picture; `id` is where to resume, absent where one cannot. */
  send(id: string | undefined, event: string, data: object): Promise<void>;
  /** Keeps proxies and the client's own timers content. */
  beat(): Promise<void>;
  /** Says why it ends, so that a client knows whether to come back. */
  end(reason: string): void;
}
