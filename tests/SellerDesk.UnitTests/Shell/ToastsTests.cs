using FluentAssertions;
using SellerDesk.Web.Shell;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

public sealed class ToastsTests
{
    private readonly Toasts toasts = new(TimeProvider.System);

    [Fact]
    public void The_oldest_leaves_when_a_fourth_comes()
    {
        foreach (var title in new[] { "1", "2", "3", "4" })
        {
            toasts.Say(title);
        }

        toasts.Shown.Select(toast => toast.Title).Should().Equal("2", "3", "4");
    }

    [Fact]
    public async Task Taking_back_happens_once()
    {
        var undone = 0;
        var id = toasts.Undo("Отправим через 10 с", null, DateTimeOffset.UtcNow.AddSeconds(10), () => Task.FromResult(++undone));

        await toasts.TakeBackAsync(id);
        await toasts.TakeBackAsync(id);

        undone.Should().Be(1);
        toasts.Shown.Should().BeEmpty();
    }

    [Fact]
    public void What_has_run_out_is_swept_away()
    {
        toasts.Undo("Ушло", null, DateTimeOffset.UtcNow.AddSeconds(-1), () => Task.CompletedTask);
        toasts.Say("Осталось");

        toasts.Sweep().Should().BeTrue();
        toasts.Shown.Should().ContainSingle(toast => toast.Title == "Осталось");
    }
}
