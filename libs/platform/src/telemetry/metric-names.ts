/** Every metric of `GET /metrics`; dashboards, alerts and tests hold on to these names. */
export const METRIC_NAMES = [
  'shaodao_build_info',
  'shaodao_commands_total',
  'shaodao_http_request_duration_seconds',
  'shaodao_append_group_size',
  'shaodao_append_seconds',
  'shaodao_live_streams',
  'shaodao_event_loop_lag_seconds',
  'shaodao_pool_connections',
  'shaodao_pool_waiting',
  'shaodao_process_cpu_seconds_total',
  'shaodao_process_resident_bytes',
  'shaodao_readings_up',
  'shaodao_store_head',
  'shaodao_projector_led',
  'shaodao_projector_lag_events',
  'shaodao_projector_lag_seconds',
  'shaodao_projector_rate',
  'shaodao_projector_parked_events',
  'shaodao_timekeeper_led',
  'shaodao_timekeeper_lag_seconds',
  'shaodao_clocks_overdue',
  'shaodao_relay_led',
  'shaodao_relay_lag_events',
  'shaodao_relay_lag_seconds',
] as const;

export type MetricName = (typeof METRIC_NAMES)[number];
