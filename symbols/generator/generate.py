#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Write C from the registry in symbols/.

    generate.py OUTPUT [SYMBOLS-FOLDER [ARGUMENT...]]   print one file
    generate.py --into FOLDER [SYMBOLS-FOLDER]          write those that change
    generate.py --list                                  name them

An OUTPUT is the file's path in the source tree. REPORTS are printed only:
check-... and release-file take a RELEASE, check-headers a machine, too
(outputs/check_headers.py).
"""

import contextlib
import io
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from outputs import (  # noqa: E402
    adapters, calls, check_headers, conversations, derived, dlopen_note,
    drop_in_headers, drop_in_names, drop_in_wrappers, drop_in_xenctrl, entries,
    export_map, fake_behaviour, fake_exports, fake_inits, fake_libxl,
    fake_releases, features, generations, hypercalls, judge_print,
    layout_kinds, layouts, libxl_api, operations_table, pins, public_headers,
    release_file, releases, stand_in_calls, stand_ins, test_calls, type_tables, unbound,
    wrappers, xenctrl_api)
from registry import Registry, RegistryError  # noqa: E402

# In local.mk, too, for those who build from a tarball without Python;
# tests/abi/committed.sh compares the two.
OUTPUTS = {
    "compat/adapters.h": adapters.print_header,
    "compat/dlopen-note.h": dlopen_note.print_header,
    "compat/hypercall-adapters.c": adapters.print_hypercall_source,
    "compat/hypercalls.h": hypercalls.print_header,
    "compat/layout-kinds.h": layout_kinds.print_header,
    "compat/operations.c": operations_table.print_source,
    "compat/operations.h": operations_table.print_header,
    "compat/releases.c": releases.print_source,
    "compat/toolstack/calls.c": calls.print_source,
    "compat/toolstack/derived.c": derived.print_source,
    "compat/toolstack/drop-in-names": drop_in_names.print_names,
    "compat/toolstack/features.c": features.print_source,
    "compat/toolstack/generations.c": generations.print_source,
    "compat/toolstack/layouts.h": layouts.print_header,
    "compat/toolstack/libxl-api.h": libxl_api.print_header,
    "compat/toolstack/types.c": type_tables.print_source,
    "compat/toolstack/types.h": type_tables.print_header,
    "compat/toolstack/unbound.c": unbound.print_source,
    "compat/xenctrl-adapters.c": adapters.print_xenctrl_source,
    "compat/xenctrl-api.h": xenctrl_api.print_header,
    "include/drop-in/libxl.h": drop_in_headers.print_header,
    "include/drop-in/libxl_event.h": drop_in_headers.print_other,
    "include/drop-in/libxl_json.h": drop_in_headers.print_json,
    "include/drop-in/libxl_utils.h": drop_in_headers.print_other,
    "include/drop-in/libxl_uuid.h": drop_in_headers.print_other,
    "include/drop-in/libxlutil.h": drop_in_headers.print_other,
    "include/drop-in/xenctrl.h": drop_in_xenctrl.print_header,
    **{f"include/xenstable/{name}.h": public_headers.header(name)
       for name in public_headers.NAMES},
    "lib/drop-in/names": drop_in_xenctrl.print_names,
    "lib/drop-in/xenctrl-device-model-calls.h":
        drop_in_xenctrl.calls("device_model"),
    "lib/drop-in/xenctrl-host-calls.h": drop_in_xenctrl.calls("host"),
    "lib/drop-in/xenctrl-kexec-calls.h": drop_in_xenctrl.calls("kexec"),
    "lib/drop-in/xenlight-event.c": drop_in_wrappers.wrappers("libxl_event.h"),
    "lib/drop-in/xenlight-libxl.c": drop_in_wrappers.wrappers("libxl.h"),
    "lib/drop-in/xenlight-types.c":
        drop_in_wrappers.wrappers("_libxl_types.h"),
    "lib/drop-in/xenlight-utils.c": drop_in_wrappers.wrappers("libxl_utils.h"),
    "lib/drop-in/xenlight-uuid.c": drop_in_wrappers.wrappers("libxl_uuid.h"),
    "lib/drop-in/xlutil.c": drop_in_wrappers.wrappers("libxlutil.h"),
    "lib/entries.c": entries.print_source,
    "lib/stand-in/libxenctrl-names.h": stand_ins.names_of("libxenctrl"),
    "lib/stand-in/libxenctrl-node.h": stand_ins.nodes_of("libxenctrl"),
    "lib/stand-in/libxenlight-calls.h": stand_in_calls.calls_of("libxenlight"),
    "lib/stand-in/libxenlight-names.h": stand_ins.names_of("libxenlight"),
    "lib/stand-in/libxenlight-node.h": stand_ins.nodes_of("libxenlight"),
    "lib/stand-in/libxlutil-calls.h": stand_in_calls.calls_of("libxlutil"),
    "lib/stand-in/libxlutil-names.h": stand_ins.names_of("libxlutil"),
    "lib/stand-in/libxlutil-node.h": stand_ins.nodes_of("libxlutil"),
    "libxenstable.map": export_map.print_map,
    "tests/bench/call-rows.h": test_calls.print_bench_rows,
    "tests/bench/quiet-answers.h": test_calls.print_quiet_answers,
    "tests/fake/behaviour.c": fake_behaviour.print_source,
    "tests/fake/behaviour.h": fake_behaviour.print_header,
    "tests/fake/conversation-calls.h": conversations.print_calls,
    "tests/fake/conversation-play.h": conversations.print_play,
    "tests/fake/conversation-record.h": conversations.print_record,
    "tests/fake/conversation-rename.h": conversations.print_rename,
    "tests/fake/exports": fake_exports.print_names,
    "tests/fake/inits.c": fake_inits.print_source,
    "tests/fake/operations.h": test_calls.print_fake_header,
    "tests/fake/releases.c": fake_releases.print_source,
    "tests/fake/xencall-operations.h": test_calls.print_fake_xencall,
    "tests/fake/xenctrl-operations.h": test_calls.print_fake_xenctrl,
    "tests/fake/xenlight.c": fake_libxl.print_source,
    "tests/lab/client/operation-questions.c": test_calls.print_questions,
    "tests/lab/client/operation-questions.h":
        test_calls.print_question_names,
    "tests/lab/client/random-kinds.h": test_calls.print_random_kinds,
    "tests/lab/client/survey-calls.h": test_calls.print_survey_calls,
    "tests/toolstack/releases/between": release_file.writer(lambda n: n * 2 // 3),
    "tests/toolstack/releases/newest": release_file.writer(lambda n: n - 1),
    "tests/toolstack/releases/oldest": release_file.writer(lambda n: 0),
    "tests/toolstack/judge-print.c": judge_print.print_source,
    "tests/toolstack/judge-print.h": judge_print.print_header,
    "tests/toolstack/wrappers.c": wrappers.print_source,
    "tests/unit/call-rows.h": test_calls.print_unit_rows,
}
REPORTS = {
    "check-functions": check_headers.print_functions,
    "check-headers": check_headers.print_assertions,
    "release-file": release_file.print_file,
    # Kept in the tree for comparison, as it was when it was released.
    "tests/abi/layout-toolstack.c": pins.print_pins,
}
SYMBOLS = Path(__file__).resolve().parents[1]


def write_changed(registry, folder):
    """The files that are as they are written keep their time."""
    for name, write in OUTPUTS.items():
        text = io.StringIO()
        with contextlib.redirect_stdout(text):
            write(registry)
        path = Path(folder) / name
        if path.exists() and path.read_text("utf-8") == text.getvalue():
            continue
        print(f"  GEN      {name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        new.write_text(text.getvalue(), "utf-8")
        new.replace(path)


def main(output, symbols=SYMBOLS, *rest):
    if output == "--list":
        print("\n".join(sorted(OUTPUTS)))
    elif output == "--into":
        write_changed(Registry(*rest or [SYMBOLS]), symbols)
    elif output in OUTPUTS or output in REPORTS:
        {**OUTPUTS, **REPORTS}[output](Registry(symbols), *rest)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:] or [""])
    except RegistryError as error:
        sys.exit(str(error))
