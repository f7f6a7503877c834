export interface Served {
  readonly port: number;
}
