/*
 * The limit that the kernel sets: the sum of sizes and blocks of everything below a folder, with openat,
 * getdents64 and fstatat on N threads. A file with several names counts once. Usage: walk THREADS FOLDER
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct entry {
  uint64_t inode;
  int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[];
};

struct sums {
  uint64_t files, folders, bytes, blocks, unreadable;
};

/* Paths of the folders still to be read, last in, first out. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static char **stack;
static size_t depth, room, working;

/* Files with several names that were met before: an open hash table. */
static pthread_mutex_t links = PTHREAD_MUTEX_INITIALIZER;
static struct { dev_t device; ino_t inode; } *seen;
static size_t met, slots;

static void *need(void *memory) {
  if (memory) return memory;
  fputs("walk: no memory\n", stderr);
  exit(1);
}

static void push(char *path) {
  pthread_mutex_lock(&lock);
  if (depth == room) stack = need(realloc(stack, (room = room ? 2 * room : 1024) * sizeof *stack));
  stack[depth++] = path;
  pthread_cond_signal(&more);
  pthread_mutex_unlock(&lock);
}

/* The next folder, or NULL once all are read. */
static char *pop(int finished) {
  pthread_mutex_lock(&lock);
  if (finished) working--;
  while (depth == 0 && working > 0) pthread_cond_wait(&more, &lock);
  char *path = depth > 0 ? stack[--depth] : NULL;
  if (path) working++;
  else pthread_cond_broadcast(&more);
  pthread_mutex_unlock(&lock);
  return path;
}

static size_t slot(dev_t device, ino_t inode) {
  size_t at = (inode * 0x9E3779B97F4A7C15u ^ device) & (slots - 1);
  while (seen[at].inode && (seen[at].inode != inode || seen[at].device != device)) at = (at + 1) & (slots - 1);
  return at;
}

static int first_name(const struct stat *file) {
  pthread_mutex_lock(&links);
  if (2 * met >= slots) {
    __typeof__(seen) old = seen;
    size_t count = slots;
    seen = need(calloc(slots = slots ? 2 * slots : 1024, sizeof *seen));
    for (size_t i = 0; i < count; i++)
      if (old[i].inode) seen[slot(old[i].device, old[i].inode)] = old[i];
    free(old);
  }
  size_t at = slot(file->st_dev, file->st_ino);
  int first = !seen[at].inode;
  if (first) {
    seen[at].device = file->st_dev;
    seen[at].inode = file->st_ino;
    met++;
  }
  pthread_mutex_unlock(&links);
  return first;
}

static void add(struct sums *sums, const struct stat *file) {
  if (file->st_nlink > 1 && !S_ISDIR(file->st_mode) && !first_name(file)) return;
  sums->bytes += file->st_size;
  sums->blocks += file->st_blocks;
  if (!S_ISDIR(file->st_mode)) sums->files++;
}

static char *below(const char *folder, const char *name) {
  size_t length = strlen(folder);
  char *path = need(malloc(length + strlen(name) + 2));
  memcpy(path, folder, length);
  path[length] = '/';
  strcpy(path + length + 1, name);
  return path;
}

static void list(struct sums *sums, int folder, const char *path, char *buffer, size_t size) {
  for (long got; (got = syscall(SYS_getdents64, folder, buffer, size)) != 0;) {
    if (got < 0) {
      sums->unreadable++;
      return;
    }
    for (long at = 0; at < got;) {
      struct entry *entry = (struct entry *) (buffer + at);
      at += entry->length;
      if (!strcmp(entry->name, ".") || !strcmp(entry->name, "..")) continue;
      if (entry->type == DT_DIR) {
        push(below(path, entry->name));
        continue;
      }
      struct stat file;
      if (fstatat(folder, entry->name, &file, AT_SYMLINK_NOFOLLOW)) sums->unreadable += errno != ENOENT;
      else if (entry->type == DT_UNKNOWN && S_ISDIR(file.st_mode)) push(below(path, entry->name));
      else add(sums, &file);
    }
  }
}

static void *work(void *into) {
  struct sums *sums = into;
  size_t size = 64 * 1024;
  char *buffer = need(malloc(size));
  int finished = 0;
  for (char *path; (path = pop(finished)); finished = 1) {
    struct stat itself;
    int folder = openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0 || fstat(folder, &itself)) sums->unreadable++;
    else {
      sums->folders++;
      add(sums, &itself);
      list(sums, folder, path, buffer, size);
    }
    if (folder >= 0) close(folder);
    free(path);
  }
  free(buffer);
  return NULL;
}

int main(int count, char **words) {
  int threads = count == 3 ? atoi(words[1]) : 0;
  if (threads < 1 || threads > 256) {
    fputs("usage: walk THREADS FOLDER\n", stderr);
    return 2;
  }
  pthread_t thread[256];
  struct sums part[256] = {0}, all = {0};
  push(need(strdup(words[2])));
  for (int i = 0; i < threads; i++)
    if (pthread_create(&thread[i], NULL, work, &part[i])) return 1;
  for (int i = 0; i < threads; i++) {
    pthread_join(thread[i], NULL);
    all.files += part[i].files;
    all.folders += part[i].folders;
    all.bytes += part[i].bytes;
    all.blocks += part[i].blocks;
    all.unreadable += part[i].unreadable;
  }
  printf("%lu files, %lu folders, %lu bytes, %lu on the disk, %lu unreadable\n", all.files, all.folders, all.bytes,
         all.blocks * 512, all.unreadable);
  return 0;
}
