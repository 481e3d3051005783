#ifndef LOKET_CCRYPT_H
#define LOKET_CCRYPT_H

#include <crypt.h>
#include <stddef.h>
#include <string.h>

// CRYPT_OUTPUT_SIZE and CRYPT_GENSALT_OUTPUT_SIZE are visible to Swift as they are; the work area is not a sane
// Swift value (32 KiB of imported tuple), so it lives here, on the stack of one call.

/// crypt_rn(3) with its own work area: NULL on failure, never the "*0" that crypt_r(3) would return.
static inline const char *loket_crypt(const char *phrase, const char *setting, char *output, size_t size) {
  struct crypt_data data = {0};
  const char *hash = crypt_rn(phrase, setting, &data, sizeof data);
  if (hash == NULL) return NULL;
  size_t i = 0;
  for (; hash[i] != '\0' && i + 1 < size; i++) output[i] = hash[i];
  output[i] = '\0';
  explicit_bzero(&data, sizeof data);
  return output;
}

#endif
