namespace SellerDesk.Simulator.Control;

internal static class ControlPage
{
    public static void MapControlPage(this WebApplication app) => app.MapGet("/", () => Results.Text("", "text/html"));
}
