#ifndef LOKET_CCUPS_H
#define LOKET_CCUPS_H

// Debian 12 ships no cups.pc, so the library is linked by the module map alone.
#include <cups/cups.h>
#include <cups/http.h>

#include <stdint.h>
#include <sys/socket.h>

// Swift's Glibc module leaves these two out; the listener's waiting room stands on them.
#include <sys/epoll.h>
#include <sys/eventfd.h>

// libcups takes its lowest TLS version from the user's client.conf and starts at TLS 1.0. cupsd raises it with this
// exported call, which has no public header; weak, so that a libcups without it is noticed instead of not loading.
extern void _httpTLSSetOptions(int options, int min_version, int max_version) __attribute__((weak));

/// Refuses everything below TLS 1.2 for the whole process; 0 when this libcups cannot be told.
static inline int loket_require_tls_1_2(void) {
  if (_httpTLSSetOptions == 0) return 0;
  _httpTLSSetOptions(/* _HTTP_TLS_NONE */ 0, /* _HTTP_TLS_1_2 */ 3, /* _HTTP_TLS_1_3 */ 4);
  return 1;
}

/// Bytes the peer has sent on this TCP connection so far (TCP_INFO, tcpi_bytes_received); 0 when the kernel won't say.
/// <linux/tcp.h> cannot be included beside <netinet/tcp.h>, which cups/http.h brings in.
static inline uint64_t loket_bytes_received(int fd) {
  struct {
    unsigned char before[128];
    uint64_t bytes_received;
  } info = {0};
  socklen_t length = sizeof info;
  if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0 || length < sizeof info) return 0;
  return info.bytes_received;
}

#endif
