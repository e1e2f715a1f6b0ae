using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Imports;

/// <summary>Files, lines and people that are refused, and what is said about it.</summary>
public sealed class ImportRefusalTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly string[] Reviews =
    [
        "r1,o1,s1,5,,Отлично,2026-11-01 10:00:00,",
        "r2,o2,s1,1,,\"Сломалась,\nвернула\",2026-11-02 10:00:00,2026-11-03 10:00:00",
        "r1,o9,s2,5,,Отлично,2026-11-01 10:00:00,",
        "r3,o3,s1,9,,Нет такой оценки,2026-11-02,",
        "r2,o2,s1,1,,\"Сломалась,\nвернула\",2026-11-02 10:00:00,2026-11-03 10:00:00",
        "r4,o4,s1,4,,,2026-11-02 10:00:00,",
    ];

    [Fact]
    public async Task Missing_columns_are_named_and_the_run_says_why_it_ended()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Без колонок");

        var refusal = await FluentActions.Awaiting(() => trial.ImportAsync(ImportKind.Reviews, trial.File("text,author\nПривет,Анна\n"))).Should().ThrowAsync<RuleException>();

        refusal.Which.Arguments[0].Should().Be("review_number, rating, created_at");
        (await trial.ReadAsync<string>("select state || ' ' || error_code from import_runs where shop_id = @shop")).Should().Be("Failed import.missingColumns");
    }

    [Fact]
    public async Task A_file_that_breaks_in_the_middle_writes_nothing()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Посередине");
        var lines = Enumerable.Range(1, 3_000).Select(i => $"r{i},,s,5,,Текст,2026-11-01,");

        await FluentActions.Awaiting(() => trial.ImportAsync(ImportKind.Reviews, trial.Reviews([.. lines, "r9999,,s,5,,\"не закрыта"]))).Should().ThrowAsync<RuleException>();

        (await trial.CountAsync("reviews")).Should().Be(0);
    }

    [Fact]
    public async Task Rejected_lines_are_kept_to_be_mended()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Исправить");
        await trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews));

        (await trial.ReadAsync<string>("select raw_line from import_rejections where shop_id = @shop and line = 6")).Should().Be("r3,o3,s1,9,,Нет такой оценки,2026-11-02,");
        (await trial.ReadAsync<string[]>("select headers from import_runs where shop_id = @shop")).Should().Equal(ImportTrial.ReviewHeader.Split(','));
    }

    [Fact]
    public async Task Somebody_who_only_looks_may_not_import()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Только смотреть");

        (await FluentActions.Awaiting(() => trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews), role: Role.Support)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");
    }

    [Fact]
    public async Task A_preset_that_is_not_there_is_refused()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Нет набора");

        (await FluentActions.Awaiting(() => trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews), preset: "нет")).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("import.unknownPreset");
    }
}
