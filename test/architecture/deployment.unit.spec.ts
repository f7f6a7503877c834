import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { METRIC_NAMES, ROLES, variables } from '@shaodao/platform';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const CHECKERS = join(ROOT, 'node_modules/.cache/checkers/bin');
const PROGRAM = /dist\/current\/apps\/(\w+)\/src\/main\.js/g;

type Named = Readonly<Record<string, unknown>>;

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();

const KUBERNETES = filesIn('infra/kubernetes', '.yaml');
const MANIFESTS = KUBERNETES.filter((file) => !file.endsWith('kustomization.yaml'));
const documents = (file: string): Named[] =>
  parseAllDocuments(textOf(file)).map((document) => document.toJS() as Named);

/** Settings that a file gives to our processes. */
const unknownSettings = (settings: Named): string[] =>
  Object.keys(settings).filter((name) => !(name in variables));

const rolesOf = (text: string): string[] => (text === 'none' ? [] : text.split(','));

/** A tool where CI has put it, or one that is installed; undefined where there is none. */
function toolNamed(name: string): string | undefined {
  const installed = [join(CHECKERS, name), name];
  return installed.find((path) => spawnSync(path, ['--version']).error === undefined);
}

/** Runs a tool; where it is missing, says so in one line and passes. */
function check(name: string, ...args: string[]): void {
  const tool = toolNamed(name);
  if (tool === undefined) {
    process.stderr.write(`${name} is not installed: its check of infra/ is skipped\n`);
    return;
  }
  const { status, stdout, stderr } = spawnSync(tool, args, { cwd: ROOT, encoding: 'utf8' });
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
}

describe('the image', () => {
  const lines = textOf('infra/docker/Dockerfile').split('\n');
  const stages = lines.reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM')) all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
  const runtime = stages.at(-1) ?? [];

  it('copies only what there is', () => {
    const copies = lines
      .map((line) => /^COPY (?:--from=(\w+) )?(.*)$/.exec(line))
      .filter((found) => found !== null)
      .flatMap(([, stage, words]) =>
        (words ?? '')
          .split(' ')
          .slice(0, -1)
          .map((path) => (stage === undefined ? path : path.replace(/^\/app\//, ''))),
      )
      // Made by the stage before.
      .filter((path) => path !== 'node_modules' && path !== '/build');
    expect(copies.length).toBeGreaterThan(10);
    expect(copies.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('holds the data of every lib that has some, and the file that marks the root', () => {
    const folders = readdirSync(join(ROOT, 'libs')).flatMap((lib) =>
      readdirSync(join(ROOT, 'libs', lib), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !['src', 'node_modules'].includes(entry.name))
        .map((entry) => `libs/${lib}/${entry.name}`),
    );
    const text = runtime.join('\n');
    expect(folders.filter((folder) => !text.includes(`/app/${folder} ${folder}`))).toEqual([]);
    expect(text).toContain('/app/package.json ./');
  });

  it('runs as nobody in particular, and brings no tools to build with', () => {
    expect(runtime.find((line) => line.startsWith('USER'))).toBe('USER 1000:1000');
    expect(runtime.filter((line) => /npm|apt|--from=build \/app\/node_modules/.test(line))).toEqual(
      [],
    );
    expect(lines.filter((line) => line.startsWith('FROM')).at(-1)).toMatch(/-slim$/);
  });

  it('leaves secrets and data outside', () => {
    const ignored = textOf('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '.data', '.env', 'infra/compose/.env', 'node_modules']),
    );
  });

  it.each(['infra/docker/Dockerfile', 'infra/compose/compose.yaml', ...MANIFESTS])(
    'is started by programs that there are: %s',
    (file) => {
      const apps = Array.from(textOf(file).matchAll(PROGRAM), ([, app]) => app ?? '');
      expect(apps.filter((app) => !existsSync(join(ROOT, 'apps', app, 'src/main.ts')))).toEqual([]);
    },
  );
});

interface Service {
  readonly image?: string;
  readonly environment?: Named;
  readonly depends_on?: Named;
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
}

describe('the stack of one machine', () => {
  const text = textOf('infra/compose/compose.yaml');
  const compose = parse(text, { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Named;
    readonly networks: Named;
  };
  const services = Object.entries(compose.services);
  const ours = services.filter(([, { image }]) => image === 'shaodao');
  const names = (pattern: RegExp): string[] =>
    services.map(([name]) => name).filter((name) => pattern.test(name));

  it('is all of it', () => {
    expect(names(/^kurrentdb\d$/)).toHaveLength(3);
    expect(names(/^kafka\d$/)).toHaveLength(3);
    expect(names(/^postgres/)).toEqual(['postgres', 'postgres-replica']);
    expect(names(/^api\d$/)).toHaveLength(2);
    expect(names(/^worker\d$/)).toHaveLength(3);
    expect(names(/^(prometheus|grafana)$/)).toHaveLength(2);
  });

  it('names only services, volumes and files that there are', () => {
    for (const [name, { depends_on = {}, networks = [], volumes = [] }] of services) {
      const missing = [
        ...Object.keys(depends_on).filter((other) => !(other in compose.services)),
        ...networks.filter((network) => !(network in compose.networks)),
        ...volumes
          .map((volume) => volume.split(':')[0] ?? '')
          .filter((from) =>
            from.startsWith('.')
              ? !existsSync(join(ROOT, 'infra/compose', from))
              : !(from in compose.volumes),
          ),
      ];
      expect({ name, missing }).toEqual({ name, missing: [] });
    }
  });

  it('gives our processes settings they know, and every role to somebody', () => {
    expect(ours.length).toBe(6);
    expect(ours.flatMap(([, { environment = {} }]) => unknownSettings(environment))).toEqual([]);
    const given = ours.flatMap(([, { environment }]) =>
      rolesOf((environment?.['ROLES'] ?? 'none') as string),
    );
    expect(new Set(given)).toEqual(new Set(ROLES));
  });

  it('has no password of its own: each is asked for, and named in the example', () => {
    const secrets = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) =>
        /PASSWORD|SECRET|_KEY|DATABASE_URL/.test(name),
      ),
    );
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter(([, value]) => !/\$\{\w+:\?/.test(String(value)))).toEqual([]);
    const asked = new Set(Array.from(text.matchAll(/\$\{(\w+):\?/g), ([, name]) => name));
    const example = Array.from(
      textOf('infra/compose/.env.example').matchAll(/^(\w+)=(.*)$/gm),
      ([, name, value]) => ({ name, value }),
    );
    expect(new Set(example.map(({ name }) => name))).toEqual(asked);
    expect(example.filter(({ value }) => value !== '')).toEqual([]);
  });

  it('is scraped where its processes tell how they are', () => {
    const prometheus = textOf('infra/prometheus/prometheus.yaml');
    // Not on the port of the API, where metrics ask for a login.
    expect(textOf('infra/docker/Dockerfile')).toContain('METRICS_PORT=9464');
    for (const name of names(/^(api|worker)\d$/)) expect(prometheus).toContain(`${name}:9464`);
  });
});

describe('dashboards, alerts and autoscaling', () => {
  const files = [
    ...filesIn('infra/grafana', '.json'),
    ...filesIn('infra/prometheus', '.yaml'),
    'infra/kubernetes/base/autoscaling.yaml',
  ];
  const metricsIn = (text: string): string[] =>
    Array.from(text.matchAll(/\bshaodao_[a-z_]+\b(?!:)/g), ([name]) =>
      name.replace(/_(bucket|sum|count)$/, ''),
    ).filter((name) => !text.includes(`shaodao:${name}`));

  it.each(files)('ask for metrics that we tell: %s', (file) => {
    const known = new Set<string>(METRIC_NAMES);
    expect(metricsIn(textOf(file)).filter((name) => !known.has(name))).toEqual([]);
  });

  it('show command rate, latency, projector lag, overdue clocks and relay lag', () => {
    const shown = new Set(files.flatMap((file) => metricsIn(textOf(file))));
    for (const name of [
      'shaodao_commands_total',
      'shaodao_http_request_duration_seconds',
      'shaodao_projector_lag_events',
      'shaodao_projector_lag_seconds',
      'shaodao_clocks_overdue',
      'shaodao_relay_lag_events',
    ])
      expect(shown).toContain(name);
  });

  it('keep live streams, plays and exports apart from requests whose latency counts', () => {
    const long = /\{\s*route(!~|=~)\\?"\.\*\/\(stream\|play\|progress\)\|\/exports\/:table\\?"\}/;
    const asked = files.flatMap((file) =>
      Array.from(
        textOf(file).matchAll(/shaodao_http_request_duration_seconds_bucket.{0,80}/g),
        ([found]) => found,
      ),
    );
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter((found) => !long.test(found))).toEqual([]);
    // Whoever answers for as long as it is wanted is called so.
    const lasting = filesIn('apps/api/src', '.controller.ts').filter((file) =>
      /serveFrames\(|LiveStreams|ExportHouse/.test(textOf(file)),
    );
    expect(lasting.length).toBeGreaterThan(4);
    for (const file of lasting)
      expect([file, textOf(file)]).toEqual([
        file,
        expect.stringMatching(/@Get\('(?:stream|play|progress)'\)|@Controller\('exports'\)/),
      ]);
  });

  it('hold before promtool', () => {
    check('promtool', 'check', 'rules', 'infra/prometheus/rules.yaml');
    check('promtool', 'check', 'config', '--syntax-only', 'infra/prometheus/prometheus.yaml');
  });
});

interface Deployment {
  readonly spec: {
    readonly selector: { readonly matchLabels: Named };
    readonly template: {
      readonly metadata: { readonly labels: Named };
      readonly spec: { readonly containers: readonly Container[] };
    };
  };
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}

describe('the Kubernetes manifests', () => {
  const base = MANIFESTS.filter((file) => file.includes('/base/'));
  const all = base.flatMap(documents);
  const ofKind = (kind: string): Named[] => all.filter((one) => one['kind'] === kind);
  const nameOf = (one: Named): string => String((one['metadata'] as Named)['name']);
  const deployments = ofKind('Deployment') as unknown as (Deployment & Named)[];

  it('are all named by the kustomization of their folder, which names no others', () => {
    for (const file of KUBERNETES.filter((one) => one.endsWith('kustomization.yaml'))) {
      const { resources, patches = [] } = parse(textOf(file)) as {
        readonly resources: readonly string[];
        readonly patches?: readonly { readonly path: string }[];
      };
      const named = [...resources, ...patches.map(({ path }) => path)];
      const folder = dirname(file);
      expect(named.filter((path) => !existsSync(join(ROOT, folder, path)))).toEqual([]);
      const beside = readdirSync(join(ROOT, folder)).filter(
        (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
      );
      expect(named.filter((path) => !path.includes('/')).sort()).toEqual(beside.sort());
    }
  });

  it('patch only what the base has', () => {
    const known = all.map((one) => `${String(one['kind'])}/${nameOf(one)}`);
    const patched = MANIFESTS.filter((file) => file.includes('/overlays/'))
      .flatMap(documents)
      .map((one) => `${String(one['kind'])}/${nameOf(one)}`);
    expect(patched.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('select the pods they make, probe them, and bound their disruption', () => {
    const budgets = ofKind('PodDisruptionBudget').map(nameOf);
    expect(deployments.map(nameOf)).toHaveLength(4);
    for (const deployment of deployments) {
      const { selector, template } = deployment.spec;
      expect(template.metadata.labels).toMatchObject(selector.matchLabels);
      for (const container of template.spec.containers) {
        expect(container.livenessProbe).toMatchObject({ httpGet: { path: '/health' } });
        expect(container.readinessProbe).toMatchObject({ httpGet: { path: '/ready' } });
        expect(container.startupProbe).toBeDefined();
      }
      expect(budgets).toContain(nameOf(deployment));
    }
  });

  it('scale what there is', () => {
    const targets = ofKind('HorizontalPodAutoscaler').map(
      (one) => ((one['spec'] as Named)['scaleTargetRef'] as Named)['name'],
    );
    expect(targets).toEqual(['api', 'worker-projections']);
    expect(deployments.map(nameOf)).toEqual(expect.arrayContaining(targets));
  });

  it('give our processes settings they know, and every role to somebody', () => {
    const containers = deployments.flatMap(({ spec }) => spec.template.spec.containers);
    const settings = Object.fromEntries(
      containers.flatMap(({ env }) => env.map(({ name, value }) => [name, value])),
    );
    const texts = [...MANIFESTS.flatMap(documents)].flatMap((one) => {
      const { kind } = one;
      if (kind === 'ConfigMap') return [one['data']];
      return kind === 'Secret' && nameOf(one) === 'shaodao' ? [one['stringData']] : [];
    });
    expect([settings, ...(texts as Named[])].flatMap(unknownSettings)).toEqual([]);
    const given = containers.flatMap(({ env }) =>
      rolesOf(env.find(({ name }) => name === 'ROLES')?.value ?? ''),
    );
    expect(new Set(given)).toEqual(new Set(ROLES));
  });

  it('hold no secret: those of the example are refused as what they are', () => {
    const secrets = MANIFESTS.flatMap(documents).filter((one) => one['kind'] === 'Secret');
    expect(secrets).toHaveLength(2);
    for (const secret of secrets)
      for (const value of Object.values(secret['stringData'] as Named))
        expect(value).toMatch(/^REPLACE-/);
    for (const name of ['MASTER_KEY', 'TOKEN_SECRET', 'DATABASE_URL', 'KAFKA_SASL'] as const)
      expect(variables[name].type.parse(`REPLACE-${name}`)).toHaveProperty('wrong');
  });

  it('hold before the schemas of Kubernetes', () => {
    // Patches are no whole objects.
    const whole = MANIFESTS.filter((file) => !file.includes('/overlays/'));
    check('kubernetes-validate', '--strict', ...whole);
  }, 60_000);
});
