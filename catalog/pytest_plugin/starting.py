"""Starting: the parts of the plugin, registered for one run of pytest."""

import os

import pytest

from catalog.model.findings.suites import NoForks


def start(config: pytest.Config) -> None:
    """Register what runs mutants; raises pytest.UsageError where that cannot be."""
    if not hasattr(os, "fork"):
        raise pytest.UsageError(str(NoForks()))
    # Imported here: not every system has what these need.
    from catalog.pytest_plugin.collecting import SuiteCollector, course_fixtures
    from catalog.pytest_plugin.finding_functions import provided
    from catalog.pytest_plugin.functions_under_test import FunctionsUnderTest
    from catalog.pytest_plugin.mutation_testing import MutationTesting
    from catalog.pytest_plugin.options import SuiteOptions
    from catalog.pytest_plugin.results import SuiteResults

    options, functions = SuiteOptions.of(config), FunctionsUnderTest()
    modules = provided(functions.given, options.module, options.names)
    modules.install()
    config.add_cleanup(modules.remove)
    for plugin in (
        SuiteCollector(functions.given, options.seconds),
        course_fixtures(functions.given),
        MutationTesting(options, functions),
        SuiteResults(options),
    ):
        config.pluginmanager.register(plugin)
