# Programs that run in the lab's dom0; `make lab-payload` installs them.
LAB_CLIENTS = \
	tests/lab/client/differential \
	tests/lab/client/differential-random \
	tests/lab/client/json-values \
	tests/lab/client/map-memory \
	tests/lab/client/player \
	tests/lab/client/restricted \
	tests/lab/client/row \
	tests/lab/client/segments \
	tests/lab/client/survey \
	tests/toolstack/compare-judged \
	tests/toolstack/judge \
	tests/toolstack/lab-client
EXTRA_PROGRAMS = $(LAB_CLIENTS)
CLEANFILES += $(LAB_CLIENTS)

tests_lab_client_differential_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/differential.c \
	tests/lab/client/direct.c tests/lab/client/direct.h \
	tests/lab/client/operation-questions.c \
	tests/lab/client/operation-questions.h \
	tests/lab/client/questions.c tests/lab/client/questions.h
# The layouts and texts are the library's own: what is compared is the way
# to Xen. Their offsets are checked against Xen's headers elsewhere.
tests_lab_client_differential_SOURCES += compat/releases.c compat/text.c \
	tests/lab/client/running.c tests/lab/client/running.h
tests_lab_client_differential_LDADD = libxenstable.la -ldl

tests_lab_client_map_memory_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/direct.c tests/lab/client/direct.h \
	tests/lab/client/map-memory.c
tests_lab_client_map_memory_LDADD = libxenstable.la -ldl

tests_lab_client_player_SOURCES = \
	tests/fake/conversation.c tests/fake/conversation.h \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/direct.c tests/lab/client/direct.h \
	tests/lab/client/fresh.c tests/lab/client/fresh.h \
	tests/lab/client/running.c tests/lab/client/running.h \
	tests/lab/client/player-known.h \
	tests/lab/client/player-stage.c tests/lab/client/player-words.c \
	tests/lab/client/player.c tests/lab/client/player.h compat/releases.c
tests_lab_client_player_LDADD = libxenstable.la -ldl

tests_lab_client_survey_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/running.c tests/lab/client/running.h \
	tests/lab/client/survey.c compat/releases.c
tests_lab_client_survey_LDADD = libxenstable.la -ldl

tests_lab_client_json_values_SOURCES = tests/lab/client/json-values.c

tests_lab_client_restricted_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/restricted.c
tests_lab_client_restricted_LDADD = libxenstable.la

tests_lab_client_segments_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/segments.c
tests_lab_client_segments_LDADD = libxenstable.la

tests_lab_client_row_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/row.c
tests_lab_client_row_LDADD = libxenstable.la

tests_toolstack_lab_client_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/toolstack/lab-client.c tests/toolstack/lab-client.h \
	tests/toolstack/lab-client-devices.c \
	tests/toolstack/lab-client-domain.c \
	tests/toolstack/lab-client-events.c \
	tests/toolstack/lab-client-host.c \
	tests/toolstack/logger.c tests/toolstack/logger.h
tests_toolstack_lab_client_LDADD = libxenstable.la -lpthread

# With our drop-in headers. With a release's own ones: build-judge.
tests_toolstack_judge_SOURCES = \
	tests/toolstack/judge.c tests/toolstack/judge.h \
	tests/toolstack/judge-ask.c \
	tests/toolstack/judge-guest.c \
	tests/toolstack/judge-hooks.c \
	tests/toolstack/judge-json.c \
	tests/toolstack/judge-life.c \
	tests/toolstack/judge-print.c tests/toolstack/judge-print.h \
	tests/toolstack/judge-values.c \
	tests/toolstack/logger.c tests/toolstack/logger.h
tests_toolstack_judge_CPPFLAGS = -DXENSTABLE_DROP_IN_ALONE \
	-I$(top_srcdir)/include/drop-in $(AM_CPPFLAGS)
tests_toolstack_judge_LDADD = libxenstable.la

tests_toolstack_compare_judged_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/toolstack/compare-judged.c tests/toolstack/compare-judged.h \
	tests/toolstack/judged-known.c
tests_toolstack_compare_judged_LDADD = libxenstable.la

tests_lab_client_differential_random_SOURCES = \
	tests/lab/client/client.c tests/lab/client/client.h \
	tests/lab/client/differential-random.c \
	tests/lab/client/direct.c tests/lab/client/direct.h \
	tests/lab/client/operation-questions.c \
	tests/lab/client/operation-questions.h \
	tests/lab/client/questions.c tests/lab/client/questions.h \
	tests/lab/client/fresh.c tests/lab/client/fresh.h \
	tests/lab/client/random-domain.c \
	tests/lab/client/random-known.c \
	tests/lab/client/random-questions.c tests/lab/client/random.h
tests_lab_client_differential_random_SOURCES += compat/releases.c \
	compat/text.c tests/lab/client/running.c tests/lab/client/running.h
tests_lab_client_differential_random_LDADD = libxenstable.la -ldl
