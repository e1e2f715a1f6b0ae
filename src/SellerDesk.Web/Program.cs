using SellerDesk.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDeskShell();

var app = builder.Build();
app.MapDeskShell();
app.Run();
