import { ReadableError } from '@shaodao/platform';

/** A file of the backup is missing, cut short or altered. Nothing was written. */
export class BackupDamaged extends ReadableError {
  override readonly name = 'BackupDamaged';
  constructor(readonly file: string) {
    super({
      zh: `备份中的文件 ${file} 缺失、不完整或被改动；数据库未作任何更改，请换用另一份备份`,
      en: `The file ${file} of the backup is missing, cut short or altered; the database was not touched. Use another copy of the backup`,
    });
  }
}

/** The folder holds no backup, or one that was killed before it was whole. */
export class NoBackup extends ReadableError {
  override readonly name = 'NoBackup';
  constructor(folder: string) {
    super({
      zh: `${folder} 中没有做完的备份（缺少 manifest.json）`,
      en: `There is no finished backup in ${folder} (no manifest.json)`,
    });
  }
}

/** Another form of backup than this program reads. */
export class OtherFormat extends ReadableError {
  override readonly name = 'OtherFormat';
  constructor(format: unknown) {
    super({
      zh: `备份的格式是 ${String(format)}，本程序只认识格式 1`,
      en: `The backup has format ${String(format)}; this program reads format 1`,
    });
  }
}

/** Made by a program whose tables this one does not know. */
export class NewerBackup extends ReadableError {
  override readonly name = 'NewerBackup';
  constructor(program: string, step: string) {
    super({
      zh: `这份备份由更新的版本（${program}）制作，本程序不认识其结构步骤 ${step}；请用该版本或更新的版本恢复`,
      en: `This backup was made by a newer version (${program}); its schema step ${step} is not known here. Restore with that version or a newer one`,
    });
  }
}

/** A backup is continued by, or mixed with, that of another house. */
export class OtherHouse extends ReadableError {
  override readonly name = 'OtherHouse';
  constructor(folder: string) {
    super({
      zh: `${folder} 中的备份属于另一个数据库，或其后续历史与现在的不同；请选另一个空文件夹`,
      en: `The backup in ${folder} is of another database, or of a history that went another way; choose another, empty folder`,
    });
  }
}

/** The folder holds other things. */
export class FolderInUse extends ReadableError {
  override readonly name = 'FolderInUse';
  constructor(folder: string) {
    super({
      zh: `${folder} 不为空，且不是备份；请选一个空文件夹或已有的备份`,
      en: `${folder} is not empty and not a backup; choose an empty folder or a backup to continue`,
    });
  }
}

/** Another process backs up or restores this database. */
export class BackupRunning extends ReadableError {
  override readonly name = 'BackupRunning';
  constructor() {
    super({
      zh: '这个数据库正在由另一个进程备份或恢复',
      en: 'Another process is backing up or restoring this database',
    });
  }
}

/** Nothing has ever happened here. */
export class NothingToBackUp extends ReadableError {
  override readonly name = 'NothingToBackUp';
  constructor() {
    super({ zh: '数据库中还没有任何事件', en: 'There is no event in the database yet' });
  }
}

/** The database to restore into holds something. */
export class TargetNotEmpty extends ReadableError {
  override readonly name = 'TargetNotEmpty';
  constructor(table: string) {
    super({
      zh: `目标数据库不是空的（${table}）；只能恢复到空数据库，原有数据未作更改`,
      en: `The database to restore into is not empty (${table}); restore into an empty one. Nothing was changed`,
    });
  }
}

/** The keys given belong to an earlier state than the events. */
export class KeysTooOld extends ReadableError {
  override readonly name = 'KeysTooOld';
  constructor() {
    super({
      zh: '--keys 所指的备份早于要恢复的备份，缺少其后的密钥',
      en: 'The backup of --keys is older than the one to restore and lacks its keys',
    });
  }
}

/** What was loaded is not what the manifest says; nothing was kept. */
export class RestoreIncomplete extends ReadableError {
  override readonly name = 'RestoreIncomplete';
  constructor(what: string, loaded: number, expected: number) {
    super({
      zh: `恢复后的 ${what} 有 ${loaded} 行，清单上是 ${expected} 行；已全部撤销`,
      en: `${what} has ${loaded} rows after loading, the manifest says ${expected}; all was undone`,
    });
  }
}
