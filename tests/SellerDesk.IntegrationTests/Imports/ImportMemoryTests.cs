using FluentAssertions;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Imports;

/// <summary>Runs when no other test does: what they load would be counted too.</summary>
[Collection(AloneCollection.Name)]
public sealed class ImportMemoryTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const int Many = 200_000;

    [Fact]
    public async Task Two_hundred_thousand_lines_pass_in_bounded_memory()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Большой файл");
        var path = trial.ManyOrders(Many);
        var (most, looks) = (0L, 0);
        var before = HeldMemory();
        var progress = new ImportWatch(_ =>
        {
            most = Math.Max(most, HeldMemory() - before);
            looks++;
        });

        var outcome = await trial.ImportAsync(ImportKind.Orders, path, dryRun: true, progress: progress);

        outcome.Counts.Should().Be(new ImportCounts(Many, Many, 0, 0));

        // The whole file as text would be twice its bytes.
        looks.Should().BePositive("it was looked at while running");
        most.Should().BeLessThan(2 * new FileInfo(path).Length);
    }

    private static long HeldMemory()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
